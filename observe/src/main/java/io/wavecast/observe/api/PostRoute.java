package io.wavecast.observe.api;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A path that takes messages: by POST, with a token and a bound on the size. Errors are JSON with a sentence.
 *
 * @param path such as {@code /retrain}
 * @param token what a sender must send as bearer token
 * @param maxBytes the longest message
 * @param messages takes a message and gives the answer. Called by several threads
 */
public record PostRoute(String path, String token, int maxBytes, Messages messages) {
    private static final Logger log = LoggerFactory.getLogger(PostRoute.class);
    private static final String JSON = "application/json";
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;

    /** Takes messages. */
    @FunctionalInterface
    public interface Messages {
        /**
         * Takes one message.
         *
         * @throws ApiException for a message that cannot be used, or not now
         */
        ApiAnswer.Json take(byte[] message) throws InterruptedException;
    }

    /** Adds the path to a server. */
    public void register(JavalinConfig config) {
        config.routes.post(path, this::answer);
    }

    private void answer(Context request) throws IOException, InterruptedException {
        request.header("X-Content-Type-Options", "nosniff");
        if (!new BearerToken(Optional.of(token)).admits(request.header("Authorization"))) {
            request.header("WWW-Authenticate", "Bearer");
            error(
                    request,
                    UNAUTHORIZED,
                    "expected the header 'Authorization: Bearer TOKEN' with the token of this service");
            return;
        }
        byte[] message = request.bodyInputStream().readNBytes(maxBytes + 1);
        if (message.length > maxBytes) {
            error(request, TOO_LARGE, "expected at most " + maxBytes + " bytes, was more");
            return;
        }
        try {
            ApiAnswer.Json answer = messages.take(message);
            request.status(answer.status()).contentType(JSON).result(answer.body());
        } catch (ApiException e) {
            error(request, e.status(), e.text());
        } catch (RuntimeException e) {
            log.error("a message to {} failed", path, e);
            error(request, ApiException.UNAVAILABLE, "the service failed to take the message; its log has the reason");
        }
    }

    private static void error(Context request, int status, String message) {
        request.status(status).contentType(JSON).result(JsonError.of(status, message));
    }

    @Override
    public String toString() {
        return "POST " + path; // without the token
    }
}
