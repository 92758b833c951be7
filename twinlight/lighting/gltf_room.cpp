#include "twinlight/lighting/gltf_room.h"

#include <fmt/format.h>
#include <tiny_gltf.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstring>
#include <string_view>

#include "twinlight/foundation/file.h"

namespace twinlight::lighting {
namespace {

namespace fs = std::filesystem;
using Eigen::Vector3d;

constexpr std::size_t largest_file_bytes = std::size_t{64} << 20U;
constexpr std::size_t most_triangles = 5000;
constexpr int deepest_node = 64;
/// Corners nearer than this are one: files hold single precision, and nodes are placed one by one.
constexpr double weld_m = 1e-4;
/// Single precision is not shown: 2.2 is 2.2 again.
constexpr double shown_m = 1e-6;

struct Word {
  std::string_view text;
  SurfaceKind kind;
};
constexpr std::array<Word, 5> words{{{"floor", SurfaceKind::floor},
                                     {"ceiling", SurfaceKind::ceiling},
                                     {"wall", SurfaceKind::wall},
                                     {"window", SurfaceKind::window},
                                     {"obstacle", SurfaceKind::obstacle}}};

std::optional<SurfaceKind> kind_in(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  for (const Word& word : words)
    if (text.find(word.text) != std::string::npos) return word.kind;
  return std::nullopt;
}

/// What a material or a node says of its surfaces.
struct Said {
  std::optional<SurfaceKind> kind;
  std::optional<double> reflectance;

  static Said of(const std::string& name, const tinygltf::Value& extras) {
    Said said{.kind = kind_in(name)};
    if (!extras.IsObject()) return said;
    if (extras.Has("kind") && extras.Get("kind").IsString()) said.kind = kind_in(extras.Get("kind").Get<std::string>());
    if (extras.Has("reflectance") && extras.Get("reflectance").IsNumber())
      said.reflectance = extras.Get("reflectance").GetNumberAsDouble();
    return said;
  }
  /// This, and what it leaves open as another says.
  Said or_else(const Said& other) const {
    return {kind ? kind : other.kind, reflectance ? reflectance : other.reflectance};
  }
};

/// Buffers may lie beside the file and nowhere else.
bool read_beside(std::vector<unsigned char>* out, std::string* error, const std::string& name, void* folder) {
  if (fs::path(name).has_parent_path() || name == "..") {
    *error = "'" + name + "' is not beside the file";
    return false;
  }
  const Result<std::string> bytes = read_file(*static_cast<const fs::path*>(folder) / name, largest_file_bytes);
  if (!bytes) {
    *error = bytes.error().message;
    return false;
  }
  out->assign(bytes->begin(), bytes->end());
  return true;
}

bool ignore_image(tinygltf::Image*, int, std::string*, std::string*, int, int, const unsigned char*, int, void*) {
  return true;
}

Result<tinygltf::Model> parse(const std::string& bytes, const fs::path& path) {
  fs::path folder = path.parent_path();
  tinygltf::TinyGLTF reader;
  reader.SetImageLoader(ignore_image, nullptr);
  reader.SetFsCallbacks({.FileExists = [](const std::string&, void*) { return true; },
                         .ExpandFilePath = [](const std::string& name, void*) { return name; },
                         .ReadWholeFile = read_beside,
                         .WriteWholeFile = nullptr,
                         .user_data = &folder});
  tinygltf::Model model;
  std::string error;
  std::string warning;
  const auto size = static_cast<unsigned int>(bytes.size());
  const bool is_binary = bytes.substr(0, 4) == "glTF";
  const bool is_read = is_binary
                           ? reader.LoadBinaryFromMemory(&model, &error, &warning,
                                                         reinterpret_cast<const unsigned char*>(bytes.data()), size)
                           : reader.LoadASCIIFromString(&model, &error, &warning, bytes.data(), size, "");
  while (!error.empty() && error.back() == '\n') error.pop_back();
  if (!is_read) return failure({.message = "is no glTF 2.0: " + error, .file = path.string()});
  return model;
}

Eigen::Affine3d placement_of(const tinygltf::Node& node) {
  Eigen::Affine3d placement = Eigen::Affine3d::Identity();
  if (node.matrix.size() == 16) {
    placement.matrix() = Eigen::Map<const Eigen::Matrix4d>(node.matrix.data());
    return placement;
  }
  if (node.translation.size() == 3) placement.translate(Vector3d(node.translation.data()));
  if (node.rotation.size() == 4)
    placement.rotate(Eigen::Quaterniond(node.rotation[3], node.rotation[0], node.rotation[1], node.rotation[2]));
  if (node.scale.size() == 3) placement.scale(Vector3d(node.scale.data()));
  return placement;
}

/// The elements of an accessor; none where it reaches beyond its buffer. @param size of an element in bytes
const unsigned char* element(const tinygltf::Model& model, const tinygltf::Accessor& accessor, std::size_t number,
                             std::size_t size) {
  if (accessor.bufferView < 0 || static_cast<std::size_t>(accessor.bufferView) >= model.bufferViews.size())
    return nullptr;
  const tinygltf::BufferView& view = model.bufferViews[static_cast<std::size_t>(accessor.bufferView)];
  if (view.buffer < 0 || static_cast<std::size_t>(view.buffer) >= model.buffers.size()) return nullptr;
  const std::vector<unsigned char>& bytes = model.buffers[static_cast<std::size_t>(view.buffer)].data;
  const int stride = accessor.ByteStride(view);
  if (stride <= 0 || number >= accessor.count) return nullptr;
  const std::size_t at = view.byteOffset + accessor.byteOffset + number * static_cast<std::size_t>(stride);
  return at + size <= bytes.size() ? bytes.data() + at : nullptr;
}

std::optional<Vector3d> position(const tinygltf::Model& model, const tinygltf::Accessor& accessor, std::size_t number) {
  std::array<float, 3> xyz{};
  const unsigned char* from = element(model, accessor, number, sizeof xyz);
  if (from == nullptr || accessor.componentType != TINYGLTF_COMPONENT_TYPE_FLOAT || accessor.type != TINYGLTF_TYPE_VEC3)
    return std::nullopt;
  std::memcpy(xyz.data(), from, sizeof xyz);
  return Vector3d(xyz[0], xyz[1], xyz[2]);
}

template <class T>
std::optional<std::size_t> index_as(const tinygltf::Model& model, const tinygltf::Accessor& accessor,
                                    std::size_t number) {
  T value{};
  const unsigned char* from = element(model, accessor, number, sizeof value);
  if (from == nullptr) return std::nullopt;
  std::memcpy(&value, from, sizeof value);
  return value;
}

std::optional<std::size_t> index(const tinygltf::Model& model, const tinygltf::Accessor& accessor, std::size_t number) {
  if (accessor.componentType == TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE)
    return index_as<std::uint8_t>(model, accessor, number);
  if (accessor.componentType == TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT)
    return index_as<std::uint16_t>(model, accessor, number);
  return index_as<std::uint32_t>(model, accessor, number);
}

/// Walks through the scene.
class Reader {
 public:
  Reader(const tinygltf::Model& model, const fs::path& path, const Reflectances& reflectance)
      : model_(model), path_(path), reflectance_(reflectance) {}

  Result<std::vector<SurfacePolygon>> read() {
    if (model_.scenes.empty()) return fault("has no scene");
    const auto scene = static_cast<std::size_t>(std::max(model_.defaultScene, 0));
    if (scene >= model_.scenes.size()) return fault("has no scene");
    // glTF has y up.
    const Eigen::Affine3d upright(Eigen::AngleAxisd(std::acos(0.0), Vector3d::UnitX()));
    for (const int node : model_.scenes[scene].nodes) TWL_CHECK(add_node(node, upright, {}, 0));
    if (surfaces_.empty()) return fault("has no triangles");
    move_to_origin();
    return std::move(surfaces_);
  }

 private:
  tl::unexpected<Diagnostic> fault(std::string message) const {
    return failure({.message = std::move(message), .file = path_.string()});
  }

  Result<void> add_node(int number, const Eigen::Affine3d& above, const Said& said_above, int depth) {
    if (number < 0 || static_cast<std::size_t>(number) >= model_.nodes.size() || depth > deepest_node)
      return fault(fmt::format("node {} is not there or too deep", number));
    const tinygltf::Node& node = model_.nodes[static_cast<std::size_t>(number)];
    const Eigen::Affine3d placement = above * placement_of(node);
    const Said said = Said::of(node.name, node.extras).or_else(said_above);
    const std::string name = node.name.empty() ? fmt::format("node {}", number) : fmt::format("node '{}'", node.name);
    if (node.mesh >= 0 && static_cast<std::size_t>(node.mesh) < model_.meshes.size())
      for (const tinygltf::Primitive& primitive : model_.meshes[static_cast<std::size_t>(node.mesh)].primitives)
        TWL_CHECK(add_primitive(primitive, placement, said, name));
    for (const int child : node.children) TWL_CHECK(add_node(child, placement, said, depth + 1));
    return {};
  }

  /// What the surfaces of a primitive are, without corners.
  Result<SurfacePolygon> surface_of(const tinygltf::Primitive& primitive, Said said, const std::string& name) const {
    if (primitive.material >= 0 && static_cast<std::size_t>(primitive.material) < model_.materials.size()) {
      const tinygltf::Material& material = model_.materials[static_cast<std::size_t>(primitive.material)];
      said = Said::of(material.name, material.extras).or_else(said);
    }
    if (!said.kind)
      return fault(name +
                   " does not say what it is; expected a name or a material with floor, ceiling, wall, window "
                   "or obstacle");
    if (!said.reflectance && *said.kind == SurfaceKind::floor) said.reflectance = reflectance_.floor;
    if (!said.reflectance && *said.kind == SurfaceKind::ceiling) said.reflectance = reflectance_.ceiling;
    if (!said.reflectance && *said.kind == SurfaceKind::wall) said.reflectance = reflectance_.walls;
    if (!said.reflectance)
      return fault(name + " has no reflectance; expected extras.reflectance of it or its material");
    if (!(*said.reflectance >= 0.0 && *said.reflectance <= 0.99))
      return fault(fmt::format("{}: {:g} is not between 0 and 0.99", name, *said.reflectance));
    return SurfacePolygon{.name = name, .kind = *said.kind, .reflectance = *said.reflectance};
  }

  Result<void> add_primitive(const tinygltf::Primitive& primitive, const Eigen::Affine3d& placement, const Said& said,
                             const std::string& name) {
    if (primitive.mode != TINYGLTF_MODE_TRIANGLES && primitive.mode != -1)
      return fault(name + " is not made of triangles");
    SurfacePolygon surface = TWL_TRY(surface_of(primitive, said, name));
    const auto positions = primitive.attributes.find("POSITION");
    if (positions == primitive.attributes.end()) return fault(name + " has no positions");
    const auto* corners = accessor(positions->second);
    const auto* indices = primitive.indices >= 0 ? accessor(primitive.indices) : nullptr;
    if (corners == nullptr || (primitive.indices >= 0 && indices == nullptr)) return fault(name + " has no positions");
    const std::size_t count = (indices != nullptr ? indices->count : corners->count) / 3;
    for (std::size_t triangle = 0; triangle < count; ++triangle) {
      surface.corners_m.clear();
      for (std::size_t k = 3 * triangle; k < 3 * triangle + 3; ++k) {
        const auto at = indices != nullptr ? index(model_, *indices, k) : std::optional(k);
        const auto corner = at ? position(model_, *corners, *at) : std::nullopt;
        if (!corner) return fault(fmt::format("{}: triangle {} has a corner that is not there", name, triangle + 1));
        surface.corners_m.push_back(welded(placement * *corner));
      }
      if (has_area(surface.corners_m)) surfaces_.push_back(surface);
    }
    if (surfaces_.size() <= most_triangles) return {};
    return fault(fmt::format("has more than {} triangles", most_triangles));
  }

  const tinygltf::Accessor* accessor(int number) const {
    const auto at = static_cast<std::size_t>(number);
    return number >= 0 && at < model_.accessors.size() ? &model_.accessors[at] : nullptr;
  }

  static bool has_area(const std::vector<Vector3d>& corners) {
    return 0.5 * (corners[1] - corners[0]).cross(corners[2] - corners[0]).norm() > weld_m * weld_m;
  }

  Vector3d welded(const Vector3d& corner) {
    for (const Vector3d& known : corners_)
      if ((known - corner).norm() < weld_m) return known;
    corners_.push_back(corner);
    return corner;
  }

  void move_to_origin() {
    Vector3d least = surfaces_.front().corners_m.front();
    for (const SurfacePolygon& surface : surfaces_)
      for (const Vector3d& corner : surface.corners_m) least = least.cwiseMin(corner);
    for (SurfacePolygon& surface : surfaces_)
      for (Vector3d& corner : surface.corners_m)
        corner = (corner - least).unaryExpr([](double m) { return std::round(m / shown_m) * shown_m; });
  }

  const tinygltf::Model& model_;
  const fs::path& path_;
  const Reflectances& reflectance_;
  std::vector<SurfacePolygon> surfaces_;
  std::vector<Vector3d> corners_;  ///< that are one where they are near
};

}  // namespace

Result<std::vector<SurfacePolygon>> read_gltf_surfaces(const fs::path& path, const Reflectances& reflectance) {
  const std::string bytes = TWL_TRY(read_file(path, largest_file_bytes));
  const tinygltf::Model model = TWL_TRY(parse(bytes, path));
  return Reader(model, path, reflectance).read();
}

}  // namespace twinlight::lighting
