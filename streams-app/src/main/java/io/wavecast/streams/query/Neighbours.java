package io.wavecast.streams.query;

import io.wavecast.observe.api.ApiAnswer;
import io.wavecast.observe.api.ApiException;
import io.wavecast.observe.api.ApiRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

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

    private final HttpClient client;
    private final String scheme;
    private final Optional<String> token;
    private final Duration limit;

    /** @param tls how to ask over TLS; empty for plain HTTP */
    Neighbours(Optional<String> token, Optional<SSLContext> tls) {
        this(token, tls, ANSWER);
    }

    /** @param limit the longest time until an answer is here */
    Neighbours(Optional<String> token, Optional<SSLContext> tls, Duration limit) {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT);
        tls.ifPresent(builder::sslContext);
        client = builder.build();
        scheme = tls.isPresent() ? "https://" : "http://";
        this.token = token;
        this.limit = limit;
    }

    /**
     * Forwards a question, and waits for the answer.
     *
     * @param address {@code HOST:PORT} of the other instance
     * @throws ApiException if it does not answer
     */
    ApiAnswer.Json ask(String address, ApiRequest request, Task task) {
        return (ApiAnswer.Json) send(address, request, task, response -> json(response.statusCode()));
    }

    /** Forwards a question whose answer is a stream of events, or an error. */
    ApiAnswer listen(String address, ApiRequest request, Task task) {
        return send(
                address,
                request,
                task,
                response -> response.statusCode() == OK
                        ? HttpResponse.BodySubscribers.mapping(
                                HttpResponse.BodySubscribers.ofInputStream(), ApiAnswer.Relayed::new)
                        : json(response.statusCode()));
    }

    private static HttpResponse.BodySubscriber<ApiAnswer> json(int status) {
        return HttpResponse.BodySubscribers.mapping(
                HttpResponse.BodySubscribers.ofByteArray(), body -> new ApiAnswer.Json(status, body));
    }

    /** The time limit is that of the whole answer; the client's own ends with the headers. Of events it is that of the headers. */
    private ApiAnswer send(String address, ApiRequest request, Task task, HttpResponse.BodyHandler<ApiAnswer> handler) {
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(URI.create(scheme + address + request.target()))
                .header(ApiRequest.FORWARDED, task.word());
        token.ifPresent(secret -> forwarded.header("Authorization", "Bearer " + secret));
        CompletableFuture<HttpResponse<ApiAnswer>> answer = client.sendAsync(forwarded.build(), handler);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).body();
        } catch (ExecutionException e) {
            throw silent(address);
        } catch (TimeoutException e) {
            boolean unused = answer.cancel(true); // closes the connection
            throw silent(address);
        } catch (InterruptedException e) {
            boolean unused = answer.cancel(true);
            Thread.currentThread().interrupt();
            throw ApiException.unavailable("the service stops");
        }
    }

    private static ApiException silent(String address) {
        return ApiException.unavailable("the instance at " + address
                + ", which has the answer, does not answer; it may have ended, and another one will take over");
    }
}
