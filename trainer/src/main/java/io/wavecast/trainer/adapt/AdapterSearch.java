package io.wavecast.trainer.adapt;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the season, the memory and the horizons of an adapter on data that the model was not fitted to. Each candidate goes through them as
 * it would in the stream: it begins uncorrected, and learns from each forecast when its true value comes. So every error counts before it is
 * learned from. A choice is within the size that the service allows.
 */
public final class AdapterSearch {
    /**
     * The least gain, as a share of the error, for which a horizon is corrected. On 51 recordings, 1, 10 and 32 steps ahead, a choice on one
     * half of the held-out data raised no error by more than 0.6 % on the other half with this margin, and by up to 1.8 % with one of 0.002.
     */
    static final double MARGIN = 0.005;

    private static final List<Double> MEMORIES = List.of(AdapterSettings.MEMORY, 250.0, 4_000.0);

    private AdapterSearch() {}

    /** The settings without any choice on held-out data: all horizons, and the default memory. */
    public static AdapterSettings byDefault(Model model, int season) {
        return AdapterSettings.of(season, AdapterSettings.MEMORY, model.spec().horizons());
    }

    /**
     * Chooses an adapter.
     *
     * @param heldOut in the user's units; the model was not fitted to its targets
     * @param season of the series, in steps; 0 if they have none
     */
    public static AdapterChoice choose(Model model, List<SeriesSlice> heldOut, int season) {
        List<AdapterSettings> candidates = candidates(model, season);
        var errors = AdaptedErrors.of(model, candidates, heldOut);
        List<Double> frozen = errors.of(0);
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates.size(); i++) {
            double gain = gain(frozen, errors.of(i + 1));
            if (gain > most) { // the first of equals: the default
                best = i;
                most = gain;
            }
        }
        List<Double> adapted = errors.of(best + 1);
        List<Integer> horizons = model.spec().horizons();
        List<Integer> paying = new ArrayList<>();
        for (int h = 0; h < horizons.size(); h++) {
            if (pays(frozen.get(h), adapted.get(h))) {
                paying.add(horizons.get(h));
            }
        }
        Optional<AdapterSettings> settings = paying.isEmpty()
                ? Optional.empty()
                : Optional.of(candidates.get(best).withHorizons(paying, List.of()));
        return new AdapterChoice(settings, horizons, frozen, adapted, List.of())
                .within(model.spec().channels());
    }

    /**
     * Adds the horizons where the adapter does not pay as ones on standby. What does not pay today may do so when the series leaves what the model has
     * learned. Even a horizon whose error standby raises here is on standby: on a tenth of the data that tells nothing about what follows, and the
     * gate bounds the loss.
     *
     * @param heldOut what the choice was made on
     * @param season of the series, in steps; 0 if they have none
     */
    public static AdapterChoice withStandby(AdapterChoice choice, Model model, List<SeriesSlice> heldOut, int season) {
        List<Integer> all = model.spec().horizons();
        AdapterSettings paying = choice.settings().orElse(AdapterSettings.of(season, AdapterSettings.MEMORY, all));
        List<Integer> waiting =
                choice.settings().map(chosen -> without(all, chosen.horizons())).orElse(all);
        if (waiting.isEmpty()) {
            return choice;
        }
        AdapterSettings settings = paying.withHorizons(all, waiting);
        var errors = AdaptedErrors.of(model, List.of(settings), heldOut);
        return new AdapterChoice(Optional.of(settings), all, errors.of(0), errors.of(1), List.of())
                .within(model.spec().channels());
    }

    /**
     * The errors of a choice on data that it was not made on. A horizon whose error the adapter raises there by more than the tolerance is not corrected.
     *
     * @param test in the user's units; the model was not fitted to its targets
     * @param tolerance share of the error of the frozen model
     */
    public static AdapterChoice judged(AdapterChoice choice, Model model, List<SeriesSlice> test, double tolerance) {
        if (choice.settings().isEmpty()) {
            return choice;
        }
        AdapterSettings chosen = choice.settings().get();
        var errors = AdaptedErrors.of(model, List.of(chosen), test);
        List<Integer> horizons = model.spec().horizons();
        List<Double> frozen = errors.of(0);
        List<Double> adapted = errors.of(1);
        List<Integer> harmed = new ArrayList<>();
        for (int h = 0; h < frozen.size(); h++) {
            if (adapted.get(h) > frozen.get(h) * (1 + tolerance)) {
                harmed.add(horizons.get(h));
            }
        }
        return new AdapterChoice(without(chosen, harmed), horizons, frozen, adapted, choice.leftOut());
    }

    /** The settings without some horizons; empty if none is left. */
    static Optional<AdapterSettings> without(AdapterSettings settings, List<Integer> some) {
        List<Integer> left = without(settings.horizons(), some);
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(settings.withHorizons(left, without(settings.standby(), some)));
    }

    static List<Integer> without(List<Integer> horizons, List<Integer> some) {
        return horizons.stream().filter(horizon -> !some.contains(horizon)).toList();
    }

    private static List<AdapterSettings> candidates(Model model, int season) {
        List<AdapterSettings> candidates = new ArrayList<>();
        for (double memory : MEMORIES) {
            candidates.add(AdapterSettings.of(season, memory, model.spec().horizons()));
            if (season > 0) {
                candidates.add(AdapterSettings.of(0, memory, model.spec().horizons()));
            }
        }
        return candidates;
    }

    private static boolean pays(double frozen, double adapted) {
        return adapted < frozen * (1 - MARGIN);
    }

    /** The sum over horizons of the logarithms of what is gained beyond the margin. */
    private static double gain(List<Double> frozen, List<Double> adapted) {
        double gain = 0;
        for (int h = 0; h < frozen.size(); h++) {
            if (pays(frozen.get(h), adapted.get(h))) {
                gain += StrictMath.log(frozen.get(h) * (1 - MARGIN)) - StrictMath.log(adapted.get(h));
            }
        }
        return gain;
    }
}
