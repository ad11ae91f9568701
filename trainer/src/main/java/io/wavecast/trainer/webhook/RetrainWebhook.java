package io.wavecast.trainer.webhook;

import io.wavecast.core.topics.FailureReason;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.Json;
import io.wavecast.observe.api.ApiAnswer;
import io.wavecast.observe.api.ApiException;
import io.wavecast.observe.api.PostRoute;
import io.wavecast.trainer.request.RequestOutcome;
import io.wavecast.trainer.request.RetrainRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Turns firing alerts with a label {@code model} into retrain requests for this model, one for each. Alerts that have ended, and those
 * without a model that this trainer serves, are ignored.
 */
public final class RetrainWebhook {
    /** The path. */
    public static final String PATH = "/retrain";
    /** Bytes of a message at most. */
    static final int MAX_BYTES = 1 << 20;
    /** Models that one message may request: each takes a turn at the topic, and Alertmanager waits for the answer. */
    static final int MAX_MODELS = 20;

    private static final int ACCEPTED = 202;
    private static final String IGNORED = "ignored";
    /** Values of the label that are no models: what answers without one, and the names beyond the first hundred. */
    private static final Set<String> NO_MODELS = Set.of("", "naive", "(others)");

    private final Requests requests;
    private final Duration recent;
    private final Predicate<String> served;
    private final Consumer<RequestOutcome> counted;
    private final Clock clock;

    /** Sends requests. */
    @FunctionalInterface
    public interface Requests {
        RequestOutcome ask(RetrainRequest request) throws InterruptedException;
    }

    /**
     * @param recent time of samples that a training learns from
     * @param served whether models of this name are served
     * @param counted receives each outcome
     */
    public RetrainWebhook(
            Requests requests,
            Duration recent,
            Predicate<String> served,
            Consumer<RequestOutcome> counted,
            Clock clock) {
        this.requests = requests;
        this.recent = recent;
        this.served = served;
        this.counted = counted;
        this.clock = clock;
    }

    /** The path for a server. */
    public PostRoute route(String token) {
        return new PostRoute(PATH, token, MAX_BYTES, this::take);
    }

    ApiAnswer.Json take(byte[] message) throws InterruptedException {
        Map<String, String> outcomes = new LinkedHashMap<>();
        try {
            List<Alert> alerts = AlertMessage.read(message);
            long models = alerts.stream()
                    .filter(this::counts)
                    .map(Alert::model)
                    .distinct()
                    .count();
            if (models > MAX_MODELS) {
                throw ApiException.badRequest("expected alerts of at most " + MAX_MODELS
                        + " models in one message, was " + models + ": group alerts by the label model (group_by)");
            }
            for (Alert alert : alerts) {
                if (!outcomes.containsKey(alert.model())
                        || outcomes.get(alert.model()).equals(IGNORED)) {
                    outcomes.put(alert.model(), outcome(alert));
                }
            }
        } catch (UnreadableException e) {
            throw ApiException.badRequest(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) { // Kafka: Alertmanager tries again after such an answer
            throw ApiException.unavailable("could not write a request: " + FailureReason.of(e));
        }
        return new ApiAnswer.Json(ACCEPTED, Json.write(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("models");
            for (Map.Entry<String, String> outcome : outcomes.entrySet()) {
                json.writeStartObject();
                json.writeStringField("model", outcome.getKey());
                json.writeStringField("outcome", outcome.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private boolean counts(Alert alert) {
        return alert.firing() && !NO_MODELS.contains(alert.model()) && served.test(alert.model());
    }

    private String outcome(Alert alert) throws InterruptedException {
        if (!counts(alert)) {
            return IGNORED;
        }
        long since = (clock.millis() - recent.toMillis()) * 1_000;
        RetrainRequest request;
        try {
            request = new RetrainRequest(alert.model(), alert.reason(), OptionalLong.of(since), OptionalLong.empty());
        } catch (IllegalArgumentException e) { // no name that a model can have
            return IGNORED;
        }
        RequestOutcome outcome = requests.ask(request);
        counted.accept(outcome);
        return outcome.word();
    }
}
