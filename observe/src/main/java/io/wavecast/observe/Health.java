package io.wavecast.observe;

/**
 * The health of a service.
 *
 * @param state a short description
 * @param live whether the process works; if not, a supervisor restarts it
 * @param ready whether the service processes records
 * @param reason why the service is not live or not ready; empty if it is both, or if the state says it
 */
public record Health(String state, boolean live, boolean ready, String reason) {
    /** A health that the state explains. */
    public Health(String state, boolean live, boolean ready) {
        this(state, live, ready, "");
    }

    /**
     * The JSON body of a response.
     *
     * @param up the status to report
     */
    String json(boolean up) {
        String why = up || reason.isEmpty()
                ? ""
                : ",\"reason\":\"" + reason.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return "{\"status\":\"" + (up ? "up" : "down") + "\",\"state\":\"" + state + '"' + why + '}';
    }
}
