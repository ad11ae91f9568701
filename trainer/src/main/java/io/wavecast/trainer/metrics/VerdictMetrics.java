package io.wavecast.trainer.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.judge.Verdict.Rival;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Counts verdicts, and keeps the errors of the last {@value #MODELS} models. Not thread-safe. */
final class VerdictMetrics {
    private static final int MODELS = 100;

    private final Map<Rival, Counter> lost = new EnumMap<>(Rival.class);
    private final Counter challengersWon;
    private final Counter challengersLost;
    private final MultiGauge errors;
    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();

    VerdictMetrics(MeterRegistry registry) {
        for (Rival rival : Rival.values()) {
            lost.put(
                    rival,
                    Counter.builder("wavecast.trainer.lost")
                            .description("Models worse than this forecaster: the reason for not publishing them")
                            .tag("forecaster", rival.word())
                            .register(registry));
        }
        challengersWon = challengers(registry, "won");
        challengersLost = challengers(registry, "lost");
        errors = MultiGauge.builder("wavecast.trainer.judged.error")
                .description(
                        "RMSE on held-out data at the first horizon, in scaled units, of the last model of each name"
                                + " and of the forecasters that it was compared with")
                .register(registry);
    }

    private static Counter challengers(MeterRegistry registry, String outcome) {
        return Counter.builder("wavecast.trainer.challengers")
                .description("Models compared with a champion; a model at least as good has won")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** @param name of the judged model */
    void add(String name, Verdict verdict) {
        Set<Rival> better = verdict.betterRivals();
        better.forEach(rival -> Objects.requireNonNull(lost.get(rival)).increment());
        if (verdict.champion().isPresent()) {
            (better.contains(Rival.CHAMPION) ? challengersLost : challengersWon).increment();
        }
        verdicts.remove(name); // so that the newest is the last
        verdicts.put(name, verdict);
        if (verdicts.size() > MODELS) {
            verdicts.remove(verdicts.keySet().iterator().next());
        }
    }

    /** Updates the gauges. */
    void refresh() {
        List<Row<?>> rows = new ArrayList<>();
        verdicts.forEach((name, verdict) -> {
            rows.add(row(name, "model", verdict.errors()));
            rows.add(row(name, Rival.NAIVE.word(), verdict.naiveErrors()));
            rows.add(row(name, Rival.AR.word(), verdict.arErrors()));
            verdict.champion().ifPresent(champion -> rows.add(row(name, Rival.CHAMPION.word(), champion.errors())));
        });
        errors.register(rows, true);
    }

    private static Row<?> row(String model, String forecaster, List<Double> errors) {
        return Row.of(Tags.of("model", model, "forecaster", forecaster), errors.get(0));
    }
}
