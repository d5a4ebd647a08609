# Options that every room shares. Floating point must give the same bits everywhere: no contraction into
# fused multiply-adds, never -ffast-math (see drill/README.md, the determinism contract).
add_library(stormdrill_options INTERFACE)
target_compile_options(stormdrill_options INTERFACE
    -ffp-contract=off
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    -Wconversion -Wsign-conversion -Wnull-dereference -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # The vectoriser of straight-line code loses roundings: two `double(float(x))` side by side become a pair without the
    # step to float (g++ 12 at -O2 and -O3), and the sums of reputation differ from -O0 and from clang.
    target_compile_options(stormdrill_options INTERFACE -fno-tree-slp-vectorize -Wduplicated-cond -Wlogical-op)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # At -O3 g++ 12 sees overlaps in std::string's own operator+ that are not there (GCC bug 105651).
    target_compile_options(stormdrill_options INTERFACE -Wno-restrict)
endif()
if(STORMDRILL_WARNINGS_AS_ERRORS)
    target_compile_options(stormdrill_options INTERFACE -Werror)
endif()
target_include_directories(stormdrill_options INTERFACE ${CMAKE_SOURCE_DIR})
