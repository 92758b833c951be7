#pragma once

#include <cstddef>

#include "twinlight/matching/catalogue.h"

namespace twinlight::benchmarks {

/// A made-up catalogue with the mix of a real one, the same for the same count.
///
/// Of every hundred products 30 are downlights and high bays (rotational, 0.1–0.4 m), 50 panels and linear luminaires
/// (two planes of symmetry; 0.6 × 0.6, 0.62 × 0.62, 1.2 × 0.3, 1.2 × 0.1, 1.5 × 0.06 and 1.8 × 0.06 m), 12 wall
/// washers and board lights (one plane of symmetry, either way) and 8 measured files without symmetry. A third of the
/// linear ones send 20–50 % of their light upward. Beams are cosine powers from 20° to 120° between half-peak
/// directions, batwings among them; tables have steps of 2.5° or 5° in γ and of 5°, 10°, 15° or 22.5° in C. Shapes are
/// drawn `shapes_each` to a kind and projected onto the basis as an import does; products share them, each with its own
/// flux (600–9000 lm), power (90–170 lm/W), Ra (unknown for one in ten), size and price.
/// @param luminaires is filled with what exact evaluations need of each product, where it is not null
matching::ProductColumns generated_catalogue(std::size_t products, matching::Catalogue* luminaires = nullptr);

inline constexpr std::size_t shapes_each = 100;

}  // namespace twinlight::benchmarks
