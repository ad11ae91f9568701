package io.wavecast.observe.api;

/** A question that gets an error as its answer. The message is for the person who asked. */
public final class ApiException extends RuntimeException {
    /** The status of {@link #unavailable}. */
    public static final int UNAVAILABLE = 503;

    private static final long serialVersionUID = 1;
    static final int RETRY_SECONDS = 1;

    private final int status;
    private final int retrySeconds;

    private ApiException(int status, String message, int retrySeconds) {
        super(message);
        this.status = status;
        this.retrySeconds = retrySeconds;
    }

    /** A question that is wrong. */
    public static ApiException badRequest(String message) {
        return new ApiException(400, message, 0);
    }

    /** A question about something that does not exist. */
    public static ApiException notFound(String message) {
        return new ApiException(404, message, 0);
    }

    /** A question that what exists cannot answer. */
    public static ApiException unanswerable(String message) {
        return new ApiException(422, message, 0);
    }

    /** A failure of the service. */
    public static ApiException failed(String message) {
        return new ApiException(500, message, 0);
    }

    /** A question that may get its answer a second later. */
    public static ApiException unavailable(String message) {
        return new ApiException(UNAVAILABLE, message, RETRY_SECONDS);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Seconds after which to ask again; 0 if that does not help. */
    int retrySeconds() {
        return retrySeconds;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
