package io.wavecast.core.wire.bytes;

/** Bytes that are not what they should be. The message names the value, and what would be right. */
public final class UnreadableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason a short word for counters and dead letters, such as {@code not-json} */
    public UnreadableException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    public UnreadableException(String reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
