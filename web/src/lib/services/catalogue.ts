import { api, ofPartnership, unwrap, type CatalogueProductInFull } from './api';

/** A product by its photometric file; members of a partnership find those that it published too. */
export const readCatalogueProduct = (
  sha256: string,
  query: { partnership?: string } = ofPartnership(),
): Promise<CatalogueProductInFull> =>
  unwrap(api.GET('/catalogue/products/{sha256}', { params: { path: { sha256 }, query } }));
