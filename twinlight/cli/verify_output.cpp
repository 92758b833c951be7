#include "twinlight/cli/verify_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::cli {
namespace {

using nlohmann::ordered_json;
using report::InputStatus;

/// None where no fingerprint was given to compare with.
std::optional<bool> is_expected_key(const Verification& verification) {
  if (verification.expected_fingerprint.empty()) return std::nullopt;
  return verification.expected_fingerprint == verification.report.seal.fingerprint;
}

const char* status_of(const InputStatus& input) {
  if (input.found) return "as signed";
  return input.other ? "differs" : "not found";
}

ordered_json faults_json(const report::SealVerification& seal) {
  ordered_json faults = ordered_json::array();
  for (const report::SealFault& fault : seal.faults)
    faults.push_back({{"part", printable_text(fault.part)},
                      {"first_byte", fault.first_byte},
                      {"bytes", fault.bytes},
                      {"message", fault.message}});
  return faults;
}

ordered_json inputs_json(const Verification& verification) {
  if (!verification.inputs) return nullptr;
  ordered_json inputs = ordered_json::array();
  for (const InputStatus& input : *verification.inputs)
    inputs.push_back({{"role", printable_text(input.input.role)},
                      {"file", printable_text(input.input.file)},
                      {"sha256", printable_text(input.input.sha256)},
                      {"status", status_of(input)}});
  return inputs;
}

ordered_json recomputed_json(const Verification& verification) {
  if (!verification.recomputed || !*verification.recomputed) return nullptr;
  const report::JsonComparison& comparison = **verification.recomputed;
  ordered_json differences = ordered_json::array();
  for (const report::JsonDifference& difference : comparison.differences)
    differences.push_back(
        {{"path", difference.path}, {"reported", difference.reported}, {"recomputed", difference.recomputed}});
  return {{"values", comparison.values},
          {"relative_tolerance", report::recomputed_tolerance},
          {"differences", std::move(differences)}};
}

/// Why the numbers were not computed again; empty where they were.
std::string why_not_recomputed(const Verification& verification) {
  if (!verification.recomputed)
    return verification.report.seal.intact() ? "not asked for: --recompute" : "the signature is not good";
  return *verification.recomputed ? std::string() : to_string(verification.recomputed->error());
}

std::string text_on_inputs(const std::vector<InputStatus>& inputs) {
  std::string text;
  for (const InputStatus& input : inputs)
    text += fmt::format("  input       {}: {}\n", printable_text(input.input.file), status_of(input));
  return text;
}

}  // namespace

bool is_good(const Verification& verification) {
  return complaints_of(verification).empty();
}

std::vector<std::string> complaints_of(const Verification& verification) {
  std::vector<std::string> complaints;
  for (const report::SealFault& fault : verification.report.seal.faults)
    complaints.push_back(fmt::format("{}, {} bytes from byte {}: {}", printable_text(fault.part), fault.bytes,
                                     fault.first_byte, fault.message));
  if (is_expected_key(verification) == false)
    complaints.push_back(fmt::format("signed by another key: {} instead of {}",
                                     verification.report.seal.fingerprint.empty()
                                         ? "none that can be read"
                                         : report::grouped(verification.report.seal.fingerprint),
                                     printable_text(report::grouped(verification.expected_fingerprint))));
  if (verification.inputs)
    for (const InputStatus& input : *verification.inputs)
      if (!input.found)
        complaints.push_back(fmt::format("input {}: {}", printable_text(input.input.file), status_of(input)));
  if (!verification.recomputed) return complaints;
  if (!*verification.recomputed)
    complaints.push_back(to_string(verification.recomputed->error()));
  else
    for (const report::JsonDifference& difference : (*verification.recomputed)->differences)
      complaints.push_back(fmt::format("{}: reported {}, recomputed {}", printable_text(difference.path),
                                       printable_text(difference.reported), printable_text(difference.recomputed)));
  return complaints;
}

ordered_json to_json(const Verification& verification) {
  const report::SealVerification& seal = verification.report.seal;
  const auto trusted = is_expected_key(verification);
  ordered_json signature = {{"intact", seal.intact()},
                            {"algorithm", "Ed25519"},
                            {"public_key", printable_text(seal.public_key)},
                            {"fingerprint", seal.fingerprint},
                            {"expected_key", trusted ? ordered_json(*trusted) : ordered_json(nullptr)},
                            {"parts", seal.parts}};
  if (!trusted) signature["expected_key_note"] = "no fingerprint was given to compare with: --key-fingerprint";
  ordered_json json = {{"file", printable_text(verification.file, 4000)},
                       {"kind", to_string(verification.report.kind)},
                       {"good", is_good(verification)},
                       {"signature", std::move(signature)},
                       {"faults", faults_json(seal)},
                       {"inputs", inputs_json(verification)},
                       {"recomputed", recomputed_json(verification)}};
  if (json["recomputed"].is_null()) json["recomputed_note"] = why_not_recomputed(verification);
  return json;
}

std::string to_text(const Verification& verification) {
  const report::SealVerification& seal = verification.report.seal;
  std::string text = printable_text(verification.file, 4000) + "\n";
  text += fmt::format(
      "  signature   {}\n",
      seal.intact() ? fmt::format("good: every byte of {} parts is as it was signed", seal.parts) : "NOT GOOD");
  if (!seal.fingerprint.empty()) {
    const auto trusted = is_expected_key(verification);
    text += fmt::format("  key         {}\n", report::grouped(seal.fingerprint));
    text += !trusted   ? "              compare it with the fingerprint that the issuer published (--key-fingerprint)\n"
            : *trusted ? "              is the expected one\n"
                       : "              is NOT the expected one\n";
  }
  if (verification.inputs) text += text_on_inputs(*verification.inputs);
  if (verification.recomputed && *verification.recomputed)
    text += fmt::format("  recomputed  {} values, {} differ\n", (*verification.recomputed)->values,
                        (*verification.recomputed)->differences.size());
  return text;
}

}  // namespace twinlight::cli
