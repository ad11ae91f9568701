package io.wavecast.trainer.adapt;

import io.wavecast.core.model.AdapterSettings;
import java.util.ArrayList;
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
                "; online adapter (season %d, memory %.0f)%s%s: RMSE %s, frozen %s",
                chosen.season(),
                chosen.memory(),
                at(" at horizon ", AdapterSearch.without(chosen.horizons(), chosen.standby())),
                at(" on standby at horizon ", chosen.standby()),
                of(adapted),
                of(frozen));
    }

    private static String at(String text, List<Integer> some) {
        return some.isEmpty() ? "" : some.stream().map(String::valueOf).collect(Collectors.joining(", ", text, ""));
    }

    private String of(List<Double> errors) {
        List<String> texts = new ArrayList<>();
        for (int h = 0; h < horizons.size(); h++) {
            if (settings.orElseThrow().horizons().contains(horizons.get(h))) {
                texts.add(String.format(Locale.ROOT, "%.4g", errors.get(h)));
            }
        }
        return String.join(", ", texts);
    }
}
