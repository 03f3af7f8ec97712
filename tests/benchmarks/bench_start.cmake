# The baseline is a process of its own, as the workstation is.
add_executable(yunheng-empty-window ${CMAKE_CURRENT_SOURCE_DIR}/emptywindow.cpp)
target_link_libraries(yunheng-empty-window PRIVATE Qt6::Widgets)
yunheng_bench(SOURCES bench_start.cpp)
add_dependencies(yunheng-bench yunheng-empty-window yunheng yunheng-server yunhengctl)
