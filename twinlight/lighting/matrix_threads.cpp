#include "twinlight/lighting/matrix_threads.h"

#include <cblas.h>

namespace twinlight::lighting {

void keep_matrix_products_on_one_thread() {
  static const bool done = (openblas_set_num_threads(1), true);
  (void)done;
}

}  // namespace twinlight::lighting
