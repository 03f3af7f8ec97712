yunheng_bench(SOURCES bench_list.cpp bench_tree.cpp LINK panels items list_city Qt6::Test)

# A process of its own for list.memory: an empty window, or a list in it.
add_executable(yunheng-bench-window listwindow.cpp)
target_include_directories(yunheng-bench-window PRIVATE ${CMAKE_SOURCE_DIR}/tests ${CMAKE_SOURCE_DIR}/models ${CMAKE_SOURCE_DIR})
target_link_libraries(yunheng-bench-window PRIVATE items Qt6::Widgets)
target_precompile_headers(yunheng-bench-window REUSE_FROM contract)
add_dependencies(yunheng-bench yunheng-bench-window)
