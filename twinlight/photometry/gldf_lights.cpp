#include "twinlight/photometry/gldf_lights.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/gldf_combination.h"
#include "twinlight/photometry/gldf_emitter_light.h"

namespace twinlight::photometry {
namespace {

/// An alternative of an emitter, both by their places.
using Part = std::pair<std::size_t, std::size_t>;
/// What is alight together.
using Parts = std::vector<Part>;

class LightMaker {
 public:
  explicit LightMaker(GldfContainer& container) : container_(container), product_(container.product) {}

  Result<std::vector<Luminaire>> make() {
    if (product_.variants.empty()) warn(0, "Variants", "the product has no variant, and so no photometry");
    for (GldfVariant& variant : product_.variants) {
      for (const Parts& parts : ways_to_fit(variant)) TWL_CHECK(add_source(variant, parts));
      if (variant.sources.empty() && variant.why_no_source.empty())
        variant.why_no_source = "the variant names no emitter of light";
    }
    summarise();
    return std::move(sources_);
  }

 private:
  void warn(std::size_t line, std::string field, std::string message) {
    container_.warnings.push_back({.message = std::move(message), .line = line, .field = std::move(field)});
  }

  const GldfLightEmitter& emitter_of(const Part& part) const {
    return product_.emitters[part.first].alternatives[part.second];
  }

  bool is_emergency_only(const Part& part) const {
    return emitter_of(part).emergency_behaviour == GldfEmergencyBehaviour::emergency_only;
  }

  /// The emitters that a variant names; where it names none, the only one of the product.
  std::vector<std::size_t> emitters_of(const GldfVariant& variant) const {
    std::vector<std::size_t> emitters;
    for (const std::size_t emitter : variant.emitters)
      if (!product_.emitters[emitter].alternatives.empty()) emitters.push_back(emitter);
    const bool one_in_all = product_.emitters.size() == 1 && !product_.emitters.front().alternatives.empty();
    if (variant.emitters.empty() && one_in_all) emitters.push_back(0);
    return emitters;
  }

  /// Each alternative of a single emitter, or the first alternatives of several emitters together.
  std::vector<Parts> ways_to_fit(const GldfVariant& variant) const {
    const std::vector<std::size_t> emitters = emitters_of(variant);
    std::vector<Part> all;
    for (const std::size_t emitter : emitters)
      for (std::size_t i = 0; i < product_.emitters[emitter].alternatives.size(); ++i) all.emplace_back(emitter, i);
    const auto normal = [&](const Part& part) { return !is_emergency_only(part); };
    if (std::any_of(all.begin(), all.end(), normal))
      all.erase(std::stable_partition(all.begin(), all.end(), normal), all.end());
    std::vector<Parts> ways;
    if (emitters.size() == 1) {
      for (const Part& part : all) ways.push_back({part});
      return ways;
    }
    Parts together;
    for (const Part& part : all)
      if (together.empty() || together.back().first != part.first) together.push_back(part);
    if (!together.empty()) ways.push_back(std::move(together));
    return ways;
  }

  Result<void> add_source(GldfVariant& variant, const Parts& parts) {
    auto made = source_of_.find(parts);
    if (made == source_of_.end()) {
      if (sources_.size() >= most_gldf_sources || (intensities_ > most_gldf_intensities && !sources_.empty())) {
        variant.why_no_source = "the container has more different lights than are computed";
        ++left_out_;
        return {};
      }
      for (const Part& part : parts)
        if (variant.why_no_source = why_missing(part); !variant.why_no_source.empty()) return {};
      std::optional<Luminaire> light = TWL_TRY(light_of(parts));
      if (!light) {
        variant.why_no_source = "the tables of its emitters are too large to be added";
        return {};
      }
      name(*light, variant);
      intensities_ += light->distribution.intensities_cd().size();
      sources_.push_back(*std::move(light));
      made = source_of_.emplace(parts, sources_.size() - 1).first;
    }
    variant.sources.push_back(made->second);
    return {};
  }

  /// Where the photometry of a part is not at hand, why; else empty.
  std::string why_missing(const Part& part) const {
    const GldfLightEmitter& emitter = emitter_of(part);
    const auto why = [&](const char* reason) {
      return fmt::format("the photometry of emitter {} {}", printable_text(product_.emitters[part.first].id, 60),
                         reason);
    };
    if (!emitter.photometry) return why("is not stated");
    const auto file = product_.photometries[*emitter.photometry].file;
    if (!file) return why("names no file");
    if (!container_.luminaires_of_file[*file].empty()) return {};
    return why(product_.files[*file].is_local ? "is not here" : "is elsewhere");
  }

  /// None where the emitters together take more memory than a container may.
  /// @param parts  whose photometry is at hand
  Result<std::optional<Luminaire>> light_of(const Parts& parts) {
    std::map<Part, std::size_t> share_of;
    std::vector<GldfShare> shares;
    std::size_t intensities = 0;
    for (const Part& part : parts) {
      const auto [share, is_new] = share_of.emplace(part, shares.size());
      if (!is_new) {
        shares[share->second].count += 1.0;
        continue;
      }
      shares.push_back({.light = TWL_TRY(light_of(part))});
      intensities += shares.back().light.distribution.intensities_cd().size();
      if (shares.size() > 1 && intensities > most_gldf_intensities) return std::optional<Luminaire>();
    }
    Result<Luminaire> light = combined(std::move(shares), most_gldf_intensities);
    return light ? std::optional(*std::move(light)) : std::nullopt;
  }

  Result<Luminaire> light_of(const Part& part) {
    const GldfLightEmitter& emitter = emitter_of(part);
    const std::size_t file = *product_.photometries[*emitter.photometry].file;
    Result<Luminaire> light = rated_light(container_.luminaires_of_file[file].front(), rating_of(product_, emitter));
    if (!light) {
      light.error().line = emitter.line;
      light.error().field = fmt::format("product.xml {}", light.error().field);
      return light;
    }
    light->keywords.emplace_back("photometric file", product_.files[file].entry_name());
    remark_on(emitter, product_.emitters[part.first]);
    return light;
  }

  void remark_on(const GldfLightEmitter& emitter, const GldfEmitter& owner) {
    const std::string field = fmt::format("product.xml Emitter {}", printable_text(owner.id, 60));
    if (emitter.emergency_behaviour == GldfEmergencyBehaviour::emergency_only)
      warn(emitter.line, field, "is for emergency lighting alone; its light is the rated one");
    if (std::any_of(emitter.rotation_deg.begin(), emitter.rotation_deg.end(), [](double deg) { return deg != 0.0; }))
      warn(emitter.line, field, "its Rotation is not applied: the light is as the file was measured");
  }

  /// The names that people know the product by, in English or the first language.
  void name(Luminaire& light, const GldfVariant& variant) const {
    const std::string_view product = text_in(product_.texts.name);
    const std::string_view own = text_in(variant.texts.name);
    light.model = own.find(product) != std::string_view::npos   ? std::string(own)
                  : product.find(own) != std::string_view::npos ? std::string(product)
                                                                : fmt::format("{} {}", product, own);
    light.source_description = own;
    if (!product_.header.manufacturer.empty()) light.manufacturer = product_.header.manufacturer;
    const std::string_view number = text_in(variant.texts.number);
    light.catalogue_number = number.empty() ? text_in(product_.texts.number) : number;
  }

  void summarise() {
    std::size_t without = 0;
    const GldfVariant* first = nullptr;
    for (const GldfVariant& variant : product_.variants) {
      if (!variant.sources.empty()) continue;
      if (first == nullptr) first = &variant;
      ++without;
    }
    if (first != nullptr)
      warn(first->line, fmt::format("product.xml Variant {}", printable_text(first->id, 60)),
           fmt::format("{} of {} variants without photometry; of this one, {}", without, product_.variants.size(),
                       first->why_no_source));
    if (left_out_ > 0)
      warn(0, "product.xml Variants",
           fmt::format("{} lights are computed, {} more are not", sources_.size(), left_out_));
  }

  GldfContainer& container_;
  GldfProduct& product_;
  std::vector<Luminaire> sources_;
  std::map<Parts, std::size_t> source_of_;
  std::size_t intensities_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace

Result<std::vector<Luminaire>> gldf_sources(GldfContainer& container) {
  return LightMaker(container).make();
}

}  // namespace twinlight::photometry
