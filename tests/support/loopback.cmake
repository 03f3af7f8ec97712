support_library(support_loopback SOURCES loopback.cpp workstation.cpp LINK service rules sync support_postgres)
