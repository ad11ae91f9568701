package io.wavecast.trainer.adapt;

import io.wavecast.core.adapt.AdapterSize;
import io.wavecast.core.model.AdapterSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether and how a model's forecasts are corrected, with the errors on held-out data: root mean squares in scaled units.
 *
 * @param settings empty if the adapter neither pays nor stands by at any horizon
 * @param horizons the model's
 * @param frozen (horizons) errors of the model
 * @param adapted (horizons) errors of the corrected forecasts, under the best settings
 * @param leftOut horizons that are not corrected since the state of a series would be too large, ascending
 */
public record AdapterChoice(
        Optional<AdapterSettings> settings,
        List<Integer> horizons,
        List<Double> frozen,
        List<Double> adapted,
        List<Integer> leftOut) {
    /** The choice of nobody: no adapter, and no word about it. */
    public static final AdapterChoice NONE =
            new AdapterChoice(Optional.empty(), List.of(), List.of(), List.of(), List.of());

    public AdapterChoice {
        horizons = List.copyOf(horizons);
        frozen = List.copyOf(frozen);
        adapted = List.copyOf(adapted);
        leftOut = List.copyOf(leftOut);
    }

    /** The choice and the errors that led to it, to follow the verdict; empty if nothing was tried. */
    public String report() {
        if (horizons.isEmpty()) {
            return "";
        }
        if (settings.isEmpty() && !leftOut.isEmpty()) {
            return "; no online adapter" + tooLarge();
        }
        if (settings.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "; no online adapter: at each horizon it lowers the error on the validation part by less than %.1f %%,"
                            + " or raises it on the test part",
                    100 * AdapterSearch.MARGIN);
        }
        AdapterSettings chosen = settings.get();
        return String.format(
                Locale.ROOT,
                "; online adapter (season %d, memory %.0f)%s%s%s",
                chosen.season(),
                chosen.memory(),
                part(" at horizon ", AdapterSearch.without(chosen.horizons(), chosen.standby())),
                part(", on standby at horizon ", chosen.standby()),
                leftOut.isEmpty() ? "" : ", none" + tooLarge());
    }

    /**
     * The same with fewer horizons, if the service would refuse the model for the size of its adapter: without the farthest on standby first, then without
     * the farthest.
     *
     * @param channels of the model
     */
    public AdapterChoice within(int channels) {
        AdapterChoice choice = this;
        while (choice.settings().isPresent()
                && AdapterSize.bytes(choice.settings().get(), channels) > AdapterSize.MAX_BYTES) {
            choice = choice.withoutFarthest();
        }
        return choice;
    }

    private AdapterChoice withoutFarthest() {
        AdapterSettings chosen = settings.orElseThrow();
        List<Integer> candidates = chosen.standby().isEmpty() ? chosen.horizons() : chosen.standby();
        List<Integer> farthest = List.of(candidates.get(candidates.size() - 1));
        return new AdapterChoice(
                AdapterSearch.without(chosen, farthest),
                horizons,
                frozen,
                adapted,
                Stream.concat(farthest.stream(), leftOut.stream()).sorted().toList());
    }

    private String tooLarge() {
        return " at horizon " + words(leftOut) + ", since it may take at most " + AdapterSize.MAX_BYTES
                + " bytes of a series' state";
    }

    /** Horizons with their errors; empty without any. */
    private String part(String where, List<Integer> some) {
        return some.isEmpty()
                ? ""
                : where + words(some) + ": RMSE " + of(adapted, some) + ", frozen " + of(frozen, some);
    }

    private static String words(List<Integer> some) {
        return some.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private String of(List<Double> errors, List<Integer> some) {
        return some.stream()
                .map(horizon -> String.format(Locale.ROOT, "%.4g", errors.get(horizons.indexOf(horizon))))
                .collect(Collectors.joining(", "));
    }
}
