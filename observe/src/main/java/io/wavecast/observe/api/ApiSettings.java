package io.wavecast.observe.api;

import java.util.Optional;

/**
 * Where and for whom a server answers.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 for any free port
 * @param token what a client must send as bearer token; empty if it need not send any
 * @param requests largest number of questions at a time
 * @param streams largest number of open streams of events
 */
public record ApiSettings(String host, int port, Optional<String> token, int requests, int streams) {}
