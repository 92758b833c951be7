#pragma once

namespace twinlight::lighting {

/// Products of matrices run on the thread that asks for them, in the whole program: work is spread over threads in
/// larger parts than one product. To be called before the first product; calling it again costs nothing.
void keep_matrix_products_on_one_thread();

}  // namespace twinlight::lighting
