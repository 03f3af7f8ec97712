# A bare client, and the real server as a process. Whoever links the latter runs the program, so it must be built.
support_library(rawclient SOURCES rawclient.cpp LINK OpenSSL::SSL)
support_library(serverprocess SOURCES serverprocess.cpp LINK link service seals store certificates)
add_dependencies(serverprocess yunheng-server)
