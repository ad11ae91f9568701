package io.wavecast.observe;

/**
 * The health of a service.
 *
 * @param state a short description
 * @param live whether the process works; if not, a supervisor restarts it
 * @param ready whether the service processes records
 */
public record Health(String state, boolean live, boolean ready) {
    /**
     * The JSON body of a response.
     *
     * @param up the status to report
     */
    String json(boolean up) {
        return "{\"status\":\"" + (up ? "up" : "down") + "\",\"state\":\"" + state + "\"}";
    }
}
