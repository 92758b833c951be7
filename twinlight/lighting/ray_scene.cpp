#include "twinlight/lighting/ray_scene.h"

#include <embree3/rtcore.h>

#include <limits>

namespace twinlight::lighting {
namespace {

/// Room for the rounding of single precision in rooms of up to some hundred metres.
constexpr double near_m = 1e-4;

struct Vertex {
  float x, y, z;
};
struct Triangle {
  std::uint32_t a, b, c;
};

template <class Element>
Element* new_buffer(RTCGeometry geometry, RTCBufferType type, RTCFormat format, std::size_t count) {
  return static_cast<Element*>(rtcSetNewGeometryBuffer(geometry, type, 0, format, sizeof(Element), count));
}

RTCRay ray_from(const Eigen::Vector3d& origin_m, const Eigen::Vector3d& direction, double to_m) {
  RTCRay ray{};
  ray.org_x = static_cast<float>(origin_m.x());
  ray.org_y = static_cast<float>(origin_m.y());
  ray.org_z = static_cast<float>(origin_m.z());
  ray.dir_x = static_cast<float>(direction.x());
  ray.dir_y = static_cast<float>(direction.y());
  ray.dir_z = static_cast<float>(direction.z());
  ray.tnear = static_cast<float>(near_m);
  ray.tfar = static_cast<float>(to_m);
  ray.mask = std::numeric_limits<unsigned>::max();
  return ray;
}

}  // namespace

struct RayScene::Embree {
  RTCDevice device = rtcNewDevice("threads=1");
  RTCScene scene = rtcNewScene(device);
  std::vector<std::uint32_t> facet_of_triangle;

  explicit Embree(const std::vector<Facet>& facets) {
    std::vector<Vertex> vertices;
    std::vector<Triangle> triangles;
    for (std::size_t k = 0; k < facets.size(); ++k) {
      const auto first = static_cast<std::uint32_t>(vertices.size());
      for (const Eigen::Vector3d& corner : facets[k].corners_m)
        vertices.push_back(
            {static_cast<float>(corner.x()), static_cast<float>(corner.y()), static_cast<float>(corner.z())});
      for (std::uint32_t i = 1; i + 1 < facets[k].corners_m.size(); ++i) {
        triangles.push_back({first, first + i, first + i + 1});
        facet_of_triangle.push_back(static_cast<std::uint32_t>(k));
      }
    }
    RTCGeometry geometry = rtcNewGeometry(device, RTC_GEOMETRY_TYPE_TRIANGLE);
    std::copy(vertices.begin(), vertices.end(),
              new_buffer<Vertex>(geometry, RTC_BUFFER_TYPE_VERTEX, RTC_FORMAT_FLOAT3, vertices.size()));
    std::copy(triangles.begin(), triangles.end(),
              new_buffer<Triangle>(geometry, RTC_BUFFER_TYPE_INDEX, RTC_FORMAT_UINT3, triangles.size()));
    rtcCommitGeometry(geometry);
    rtcAttachGeometry(scene, geometry);
    rtcReleaseGeometry(geometry);
    rtcSetSceneFlags(scene, RTC_SCENE_FLAG_ROBUST);
    rtcCommitScene(scene);
  }
  Embree(const Embree&) = delete;
  Embree& operator=(const Embree&) = delete;
  ~Embree() {
    rtcReleaseScene(scene);
    rtcReleaseDevice(device);
  }
};

RayScene::RayScene(const std::vector<Facet>& facets) : embree_(std::make_unique<const Embree>(facets)) {}
RayScene::~RayScene() = default;
RayScene::RayScene(RayScene&&) noexcept = default;
RayScene& RayScene::operator=(RayScene&&) noexcept = default;

std::optional<std::uint32_t> RayScene::first_hit(const Eigen::Vector3d& origin_m,
                                                 const Eigen::Vector3d& direction) const {
  RTCIntersectContext context;
  rtcInitIntersectContext(&context);
  RTCRayHit hit{};
  hit.ray = ray_from(origin_m, direction, std::numeric_limits<double>::infinity());
  hit.hit.geomID = RTC_INVALID_GEOMETRY_ID;
  rtcIntersect1(embree_->scene, &context, &hit);
  if (hit.hit.geomID == RTC_INVALID_GEOMETRY_ID) return std::nullopt;
  return embree_->facet_of_triangle[hit.hit.primID];
}

bool RayScene::is_free(const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m) const {
  const double distance = (to_m - from_m).norm();
  if (distance <= 2.0 * near_m) return true;
  RTCIntersectContext context;
  rtcInitIntersectContext(&context);
  RTCRay ray = ray_from(from_m, (to_m - from_m) / distance, distance - near_m);
  rtcOccluded1(embree_->scene, &context, &ray);
  return ray.tfar >= 0.0F;  // Embree sets it to −∞ where something is in between
}

}  // namespace twinlight::lighting
