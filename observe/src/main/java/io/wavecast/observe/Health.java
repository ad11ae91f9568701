package io.wavecast.observe;

/**
 * The health of a service.
 *
 * @param state a short description
 * @param live whether the process works; a supervisor restarts it otherwise
 * @param ready whether the service answers observations
 */
public record Health(String state, boolean live, boolean ready) {
    /**
     * The body of a response.
     *
     * @param up the status that it reports
     */
    String json(boolean up) {
        return "{\"status\":\"" + (up ? "up" : "down") + "\",\"state\":\"" + state + "\"}";
    }
}
