package io.wavecast.signals;

/** A recording that is not what it should be. The message names the file, the place, what was there and what would be right. */
public final class RecordingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RecordingException(String message) {
        super(message);
    }

    public RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
