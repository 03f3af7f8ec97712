support_library(support_nginx SOURCES nginx.cpp LINK contract)
