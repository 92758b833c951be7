/** A screen's colour for light of one wavelength, for the ground of a spectrum; no measure of anything. */
export function wavelengthColour(nm: number): string {
  const bell = (centre: number, left: number, right: number): number =>
    Math.exp(-0.5 * ((nm - centre) / (nm < centre ? left : right)) ** 2);
  // Piecewise Gaussian fit of the CIE 1931 observer, Wyman, Sloan, Shirley, JCGT 2 (2013), 1-11, single-lobe form.
  const x = 1.065 * bell(595.8, 33.33, 33.33) + 0.366 * bell(446.8, 19.44, 19.44);
  const y = 1.014 * bell(556.3, 46.14, 46.14);
  const z = 1.839 * bell(449.8, 22.0, 30.0);
  const linear = [
    3.2406 * x - 1.5372 * y - 0.4986 * z,
    -0.9689 * x + 1.8758 * y + 0.0415 * z,
    0.0557 * x - 0.204 * y + 1.057 * z,
  ].map((channel) => Math.max(0, channel));
  const most = Math.max(0.35, ...linear);
  const channels = linear.map((channel) => Math.round(255 * (channel / most) ** (1 / 2.2)));
  return `rgb(${channels.join(' ')})`;
}
