package io.wavecast.core.wire.bytes;

/** A record that cannot be read. The message names the expected and the actual value. */
public final class UnreadableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason a short name for counters and dead letters, such as {@code not-json} */
    public UnreadableException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    public UnreadableException(String reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** A short name for counters and dead letters. */
    public String reason() {
        return reason;
    }
}
