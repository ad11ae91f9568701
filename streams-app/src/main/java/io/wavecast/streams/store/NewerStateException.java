package io.wavecast.streams.store;

/**
 * Thrown for a stored state that a newer version of Wavecast wrote. It ends the process: to go on without the state would overwrite it.
 */
public final class NewerStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NewerStateException(String series, Throwable cause) {
        super(
                "series " + series + ": " + cause.getMessage()
                        + ". Upgrade this instance, or give it another application id, under which it starts without states",
                cause);
    }
}
