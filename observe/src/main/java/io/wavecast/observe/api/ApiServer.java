package io.wavecast.observe.api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.wavecast.observe.LoopbackHosts;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions over HTTP. It answers GET and HEAD only, lets no web page of another origin read its answers (no CORS), and refuses what exceeds
 * its bounds. Every error is JSON with a sentence.
 */
public final class ApiServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ApiServer.class);
    private static final String RETRY_AFTER = "Retry-After";
    private static final String JSON = "application/json";
    private static final List<HandlerType> METHODS = List.of(HandlerType.GET, HandlerType.HEAD);
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int SPARE_THREADS = 12; // of Jetty itself, and to refuse what is too much

    private final Javalin server;
    private final BearerToken token;
    private final ApiListener listener;
    private final Function<ApiRequest, ApiAnswer> answers;
    private final Semaphore own; // questions of clients
    private final Semaphore
            forwarded; // of other instances; apart, so that instances never wait for each other's clients
    private final Semaphore streams;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final EventWriter events = new EventWriter(stopped);

    private ApiServer(ApiSettings settings, Function<ApiRequest, ApiAnswer> answers, ApiListener listener) {
        this.answers = answers;
        this.listener = listener;
        token = new BearerToken(settings.token());
        own = new Semaphore(settings.requests());
        forwarded = new Semaphore(settings.requests());
        streams = new Semaphore(settings.streams());
        int threads = 2 * settings.requests() + settings.streams() + SPARE_THREADS;
        server = Javalin.create(config -> configure(config, settings, threads));
    }

    /**
     * Starts a server.
     *
     * @param answers answers a question; an {@link ApiException} becomes its error. Called by several threads
     * @throws IllegalStateException if the address cannot be bound
     */
    public static ApiServer start(ApiSettings settings, Function<ApiRequest, ApiAnswer> answers, ApiListener listener) {
        var started = new ApiServer(settings, answers, listener);
        try {
            Javalin unused = started.server.start(settings.host(), settings.port());
            return started;
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "cannot answer queries at " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
        }
    }

    private void configure(JavalinConfig config, ApiSettings settings, int threads) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.threadPool = new QueuedThreadPool(threads, 2);
        // A series' name may have slashes: encoded, they are part of the name.
        config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.UNSAFE));
        config.jetty.modifyServletContextHandler(
                servlets -> servlets.getServletHandler().setDecodeAmbiguousURIs(true));
        LoopbackHosts.require(config, settings.host());
        settings.tls().ifPresent(tls -> TlsConnector.add(config, settings, tls));
        config.routes.before(this::admit);
        for (HandlerType method : METHODS) { // without a handler of its own, Javalin answers HEAD of any path with 200
            config.routes.addHttpHandler(method, "/*", this::answer);
            config.routes.addHttpHandler(method, "/", this::answer);
        }
        config.routes.exception(ApiException.class, (e, request) -> error(request, e));
        config.routes.exception(
                HttpResponseException.class,
                (e, request) -> error(request, e.getStatus(), String.valueOf(e.getMessage())));
        config.routes.exception(Exception.class, (e, request) -> {
            log.error("a query failed: {}", request.path(), e);
            error(request, 500, "the service failed to answer; its log has the reason");
        });
    }

    private void admit(Context request) {
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Cache-Control", "no-store");
        if (!token.admits(request.header("Authorization"))) {
            request.header("WWW-Authenticate", "Bearer");
            throw new HttpResponseException(
                    401,
                    "expected the header 'Authorization: Bearer TOKEN' with the token of" + " this service, was "
                            + (request.header("Authorization") == null ? "none" : "another one"));
        }
        if (!METHODS.contains(request.method())) {
            request.header("Allow", METHODS.stream().map(HandlerType::name).collect(Collectors.joining(", ")));
            throw new HttpResponseException(
                    METHOD_NOT_ALLOWED, "expected a GET or HEAD request, was " + request.method());
        }
    }

    private void answer(Context request) throws InterruptedException {
        Optional<String> from = Optional.ofNullable(request.header(ApiRequest.FORWARDED));
        Semaphore places = from.isPresent() ? forwarded : own;
        if (!places.tryAcquire()) {
            throw ApiException.unavailable("expected fewer questions at a time: the service answers others; ask again");
        }
        ApiAnswer answer;
        try {
            answer = answers.apply(new ApiRequest(ApiPath.segments(request.path()), request.queryParamMap(), from));
        } finally {
            places.release();
        }
        if (answer instanceof ApiAnswer.Json json) {
            if (json.status() == ApiException.UNAVAILABLE) { // another instance said so
                request.header(RETRY_AFTER, String.valueOf(ApiException.RETRY_SECONDS));
            }
            request.status(json.status()).contentType(JSON).result(json.body());
            listener.answered(json.status());
        } else if (answer instanceof ApiAnswer.Relayed relayed) {
            try {
                stream(request, answer);
            } finally {
                close(relayed.events()); // also if there is no place for it
            }
        } else {
            stream(request, answer);
        }
    }

    private void stream(Context request, ApiAnswer answer) throws InterruptedException {
        if (request.method().equals(HandlerType.HEAD)) {
            EventWriter.begin(request.res());
            listener.answered(200);
            return;
        }
        if (!streams.tryAcquire()) {
            throw ApiException.unavailable("expected fewer streams of events: all places are taken; ask again later");
        }
        listener.streams(1);
        listener.answered(200);
        try {
            events.write(request.res(), answer);
        } finally {
            listener.streams(-1);
            streams.release();
        }
    }

    private static void close(InputStream events) {
        try {
            events.close();
        } catch (IOException e) {
            // The instance that sends the events left.
        }
    }

    private void error(Context request, ApiException e) {
        if (e.retrySeconds() > 0) {
            request.header(RETRY_AFTER, String.valueOf(e.retrySeconds()));
        }
        error(request, e.status(), e.text());
    }

    private void error(Context request, int status, String message) {
        request.status(status).contentType(JSON).result(JsonError.of(status, message));
        listener.answered(status);
    }

    /** The port in use. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        stopped.countDown();
        server.stop();
    }
}
