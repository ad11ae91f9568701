package io.wavecast.trainer.adapt;

import io.wavecast.core.model.AdapterSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether and how a model's forecasts are corrected, with the errors on held-out data: root mean squares in scaled units.
 *
 * @param settings empty if the adapter neither pays nor stands by at any horizon
 * @param horizons the model's
 * @param frozen (horizons) errors of the model
 * @param adapted (horizons) errors of the corrected forecasts, under the best settings
 */
public record AdapterChoice(
        Optional<AdapterSettings> settings, List<Integer> horizons, List<Double> frozen, List<Double> adapted) {
    /** The choice of nobody: no adapter, and no word about it. */
    public static final AdapterChoice NONE = new AdapterChoice(Optional.empty(), List.of(), List.of(), List.of());

    public AdapterChoice {
        horizons = List.copyOf(horizons);
        frozen = List.copyOf(frozen);
        adapted = List.copyOf(adapted);
    }

    /** The choice and the errors that led to it, to follow the verdict; empty if nothing was tried. */
    public String report() {
        if (horizons.isEmpty()) {
            return "";
        }
        if (settings.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "; no online adapter: at each horizon it lowers the error on the validation part by less than %.1f %%,"
                            + " or raises it on held-out data",
                    100 * AdapterSearch.MARGIN);
        }
        AdapterSettings chosen = settings.get();
        return String.format(
                Locale.ROOT,
                "; online adapter (season %d, memory %.0f)%s%s",
                chosen.season(),
                chosen.memory(),
                part(" at horizon ", AdapterSearch.without(chosen.horizons(), chosen.standby())),
                part(", on standby at horizon ", chosen.standby()));
    }

    /** Horizons with their errors; empty without any. */
    private String part(String where, List<Integer> some) {
        return some.isEmpty()
                ? ""
                : where + some.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ": RMSE "
                        + of(adapted, some) + ", frozen " + of(frozen, some);
    }

    private String of(List<Double> errors, List<Integer> some) {
        return some.stream()
                .map(horizon -> String.format(Locale.ROOT, "%.4g", errors.get(horizons.indexOf(horizon))))
                .collect(Collectors.joining(", "));
    }
}
