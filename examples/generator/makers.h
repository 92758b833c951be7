#pragma once

#include "examples/generator/product.h"

/// The makers of the demonstration. None of them exists.
namespace twinlight::demo {

// Limburg
Maker demerglans();
Maker lichtatelier_voerdal();
Maker mijnstreek_licht();
Maker haspenlicht_agro();
Maker maaskant_zorglicht();

// Guangdong
Maker huizhou_yanxi();
Maker zhongshan_rongxi();
Maker foshan_lingcheng();
Maker dongguan_suilong();
Maker shenzhen_yunzhe();

/// All of them, Limburg first.
std::vector<Maker> all_makers();

}  // namespace twinlight::demo
