package io.wavecast.streams;

import java.util.Optional;

/**
 * Where the live page of a service is.
 *
 * @param host address to listen at
 * @param port 0 for any free port
 * @param token what readers must send as the password; empty if anyone may read, which is allowed on loopback only
 */
public record PageSettings(String host, int port, Optional<String> token) {}
