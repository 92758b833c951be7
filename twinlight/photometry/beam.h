#pragma once

#include "twinlight/photometry/quantity.h"

namespace twinlight::photometry {

class IntensityDistribution;

/// The beam angle of a plane: the full angle of the lobe that holds the plane's largest intensity, between the
/// directions where the intensity has fallen to a part of that largest one. The plane is the whole one, C and C + 180°;
/// a lobe may reach across the nadir, or, with its peak above the horizon, across the zenith. There is no such angle
/// where the intensity does not fall so far within the listed angles, or only beyond the opposite pole.
/// @param part  of the largest intensity, between 0 and 1.
Quantity beam_angle_deg(const IntensityDistribution& distribution, double c_deg, double part = 0.5);

}  // namespace twinlight::photometry
