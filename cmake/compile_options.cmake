# Options that every room shares. Floating point must give the same bits everywhere: no contraction into
# fused multiply-adds, never -ffast-math (see drill/README.md, the determinism contract).
add_library(stormdrill_options INTERFACE)
target_compile_options(stormdrill_options INTERFACE
    -ffp-contract=off
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    -Wconversion -Wsign-conversion -Wnull-dereference -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(stormdrill_options INTERFACE -Wduplicated-cond -Wlogical-op)
endif()
if(STORMDRILL_WARNINGS_AS_ERRORS)
    target_compile_options(stormdrill_options INTERFACE -Werror)
endif()
target_include_directories(stormdrill_options INTERFACE ${CMAKE_SOURCE_DIR})
