#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/lighting/room.h"
#include "twinlight/photometry/luminaire.h"

/// The tables of unified glare ratings that makers print (CIE 117:1995, CIE 190:2010).
namespace twinlight::lighting {

/// A standard room, in multiples of H, the height of the luminaires above the eye: X across the line of sight, Y along
/// it.
struct UgrRoom {
  int x;
  int y;
};
inline constexpr std::array<UgrRoom, 19> ugr_rooms{{{2, 2},
                                                    {2, 3},
                                                    {2, 4},
                                                    {2, 6},
                                                    {2, 8},
                                                    {2, 12},
                                                    {4, 2},
                                                    {4, 3},
                                                    {4, 4},
                                                    {4, 6},
                                                    {4, 8},
                                                    {4, 12},
                                                    {8, 4},
                                                    {8, 6},
                                                    {8, 8},
                                                    {8, 12},
                                                    {12, 4},
                                                    {12, 6},
                                                    {12, 8}}};
inline constexpr std::array<Reflectances, 5> ugr_reflectances{
    {{0.7, 0.5, 0.2}, {0.7, 0.3, 0.2}, {0.5, 0.5, 0.2}, {0.5, 0.3, 0.2}, {0.3, 0.3, 0.2}}};

/// A line for each room; a cell has no value where no luminaire of the room shines towards the eye.
using UgrRatings = std::array<std::array<std::optional<double>, ugr_reflectances.size()>, ugr_rooms.size()>;

struct UgrTable {
  UgrRatings crosswise;  ///< line of sight in the C0–C180 plane, across the lamp axis
  UgrRatings endwise;    ///< line of sight in the C90–C270 plane
};

/// The spacing of the luminaires over H.
inline constexpr double ugr_spacing = 0.25;         ///< of the catalogue tables that lighting programs give
inline constexpr double ugr_spacing_cie_190 = 1.0;  ///< of CIE 190:2010 and its worked example

/// The table for the flux the file states. H is 2 m, the eye in the middle of a wall, the luminaires in the ceiling of
/// a room whose floor is at eye level. Position index from the table of CIE 117, L_b from the mean indirect illuminance
/// of the walls. Each direction is the higher of its two senses, which differ where a luminaire is not symmetrical.
/// @param luminaire that has a luminous area and shines downward
/// @param spacing   over H, of which H is a whole multiple
UgrTable ugr_table(const photometry::Luminaire& luminaire, double spacing = ugr_spacing);

/// What can be shown of a luminaire.
struct UgrTables {
  std::optional<UgrTable> table;       ///< at `ugr_spacing`
  std::optional<UgrTable> spacing_1h;  ///< at `ugr_spacing_cie_190`
  std::string why_not;                 ///< empty where there are tables
  std::vector<std::string> caveats;    ///< where the luminaire lies outside what the method was made for
};

/// Never fails: says why not where there is no luminous area, no light downward, or values that are no candela.
UgrTables ugr_tables(const photometry::Luminaire& luminaire);

}  // namespace twinlight::lighting
