#include "examples/generator/makers.h"

namespace twinlight::demo {

Maker demerglans() {
  return {"demerglans", "Demerglans", "", "Hasselt, Limburg"};
}
Maker lichtatelier_voerdal() {
  return {"voerdal", "Lichtatelier Voerdal", "", "Voeren, Limburg"};
}
Maker mijnstreek_licht() {
  return {"mijnstreek", "Mijnstreek Licht", "", "Genk, Limburg"};
}
Maker haspenlicht_agro() {
  return {"haspenlicht", "Haspenlicht Agro", "", "Sint-Truiden, Limburg"};
}
Maker maaskant_zorglicht() {
  return {"maaskant", "Maaskant Zorglicht", "", "Maaseik, Limburg"};
}
Maker huizhou_yanxi() {
  return {"yanxi", "Huizhou Yanxi Lighting", "惠州砚溪照明", "Huizhou, Guangdong"};
}
Maker zhongshan_rongxi() {
  return {"rongxi", "Zhongshan Rongxi Lighting", "中山榕曦照明", "Zhongshan, Guangdong"};
}
Maker foshan_lingcheng() {
  return {"lingcheng", "Foshan Lingcheng Lighting", "佛山岭澄照明", "Foshan, Guangdong"};
}
Maker dongguan_suilong() {
  return {"suilong", "Dongguan Suilong Agri-Photonics", "东莞穗垄农光", "Dongguan, Guangdong"};
}
Maker shenzhen_yunzhe() {
  return {"yunzhe", "Shenzhen Yunzhe Medical Lighting", "深圳昀柘医疗照明", "Shenzhen, Guangdong"};
}

std::vector<Maker> all_makers() {
  return {demerglans(),    lichtatelier_voerdal(), mijnstreek_licht(), haspenlicht_agro(), maaskant_zorglicht(),
          huizhou_yanxi(), zhongshan_rongxi(),     foshan_lingcheng(), dongguan_suilong(), shenzhen_yunzhe()};
}

}  // namespace twinlight::demo
