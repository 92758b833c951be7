#pragma once

/// Put before a function of plain loops: it is compiled for narrow and wide vectors too, and what the processor at hand
/// has is taken when the program starts. The binary runs on any x86-64. Not with sanitizers, whose runtime is not there
/// yet when that choice is made.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define TWL_VECTOR_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define TWL_VECTOR_CLONES
#endif
