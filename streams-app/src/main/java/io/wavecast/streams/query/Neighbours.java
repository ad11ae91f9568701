package io.wavecast.streams.query;

import io.wavecast.observe.api.ApiAnswer;
import io.wavecast.observe.api.ApiException;
import io.wavecast.observe.api.ApiRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Forwards questions to other instances. */
class Neighbours {
    /** How another instance shall answer a forwarded question. It never forwards it again. */
    enum Task {
        /** From the series' partition, which it forecasts. */
        OWNER,
        /** From the series' partition, of which it has a copy. */
        STANDBY,
        /** From all partitions that it forecasts. */
        ANY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int MAX_ERROR_BYTES = 65_536;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final Optional<String> token;

    Neighbours(Optional<String> token) {
        this.token = token;
    }

    /**
     * Forwards a question, and waits for the answer.
     *
     * @param address {@code HOST:PORT} of the other instance
     * @throws ApiException if it does not answer
     */
    ApiAnswer.Json ask(String address, ApiRequest request, Task task) {
        HttpResponse<byte[]> response = send(address, request, task, HttpResponse.BodyHandlers.ofByteArray());
        return new ApiAnswer.Json(response.statusCode(), response.body());
    }

    /** Forwards a question whose answer is a stream of events, or an error. */
    ApiAnswer listen(String address, ApiRequest request, Task task) {
        HttpResponse<InputStream> response = send(address, request, task, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() == OK) {
            return new ApiAnswer.Relayed(response.body());
        }
        try (InputStream body = response.body()) {
            return new ApiAnswer.Json(response.statusCode(), body.readNBytes(MAX_ERROR_BYTES));
        } catch (IOException e) {
            throw silent(address);
        }
    }

    private <T> HttpResponse<T> send(
            String address, ApiRequest request, Task task, HttpResponse.BodyHandler<T> handler) {
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(URI.create("http://" + address + request.target()))
                .timeout(ANSWER)
                .header(ApiRequest.FORWARDED, task.word());
        token.ifPresent(secret -> forwarded.header("Authorization", "Bearer " + secret));
        try {
            return client.send(forwarded.build(), handler);
        } catch (IOException e) {
            throw silent(address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable("the service stops");
        }
    }

    private static ApiException silent(String address) {
        return ApiException.unavailable("the instance at " + address
                + ", which has the answer, does not answer; it may have ended, and another one will take over");
    }
}
