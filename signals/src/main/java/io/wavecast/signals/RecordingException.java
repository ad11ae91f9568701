package io.wavecast.signals;

/** A recording is missing, malformed or damaged. The message names the file, the place, and the expected and the actual content. */
public final class RecordingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RecordingException(String message) {
        super(message);
    }

    public RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
