package io.wavecast.observe;

/**
 * How the service is.
 *
 * @param state a word for people
 * @param live whether it is worth keeping
 * @param ready whether observations are being answered
 */
public record Health(String state, boolean live, boolean ready) {
    /** @param up the answer to what was asked */
    String json(boolean up) {
        return "{\"status\":\"" + (up ? "up" : "down") + "\",\"state\":\"" + state + "\"}";
    }
}
