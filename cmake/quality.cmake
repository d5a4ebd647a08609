# Targets for whoever changes the code:
#   ninja -C build/dev format   lays every file out as .clang-format says
#   ninja -C build/dev tidy     runs the checks of .clang-tidy over the rooms
add_custom_target(format
    COMMAND ${CMAKE_SOURCE_DIR}/tests/format_test.sh --fix
    COMMENT "clang-format" VERBATIM)

# clang-tidy 14 cannot read all of C++20's library; so prefer a newer one where there is one.
find_program(CLANG_TIDY_RUNNER NAMES run-clang-tidy-19 run-clang-tidy-16 run-clang-tidy)
if(CLANG_TIDY_RUNNER)
    set(tidy_rooms "^${CMAKE_SOURCE_DIR}/(app|base|drill|gui|scenarios|scoring|sim)/[^ ]*\\.cpp$")
    add_custom_target(tidy
        COMMAND ${CLANG_TIDY_RUNNER} -quiet -p ${CMAKE_BINARY_DIR} -extra-arg=-Wno-unknown-warning-option
            ${tidy_rooms}
        WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} USES_TERMINAL VERBATIM)
else()
    add_custom_target(tidy
        COMMAND ${CMAKE_COMMAND} -E echo "tidy needs clang-tidy: apt-get install clang-tidy"
        COMMAND ${CMAKE_COMMAND} -E false VERBATIM)
endif()
