// What a program of somebody else looks like that uses an installed Twinlight library.
#include <cstdio>

#include "twinlight/foundation/settings.h"

int main() {
  const auto room = twinlight::Settings::parse("length_m = 9", "room.toml");
  const double length_m = room ? room->number("length_m").value_or(0.0) : 0.0;
  std::printf("%.1f\n", length_m);
  return length_m == 9.0 ? 0 : 1;
}
