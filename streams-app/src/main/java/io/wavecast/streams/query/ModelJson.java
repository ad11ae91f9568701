package io.wavecast.streams.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.series.HorizonForecast;
import java.util.List;
import java.util.Locale;

/** The models in force in JSON. */
final class ModelJson {
    private ModelJson() {}

    static ObjectNode list(List<Model> models) {
        ObjectNode all = Json.object();
        ArrayNode list = all.putArray("models");
        models.forEach(model -> add(list.addObject(), model));
        return all;
    }

    private static void add(ObjectNode into, Model model) {
        ModelSpec spec = model.spec();
        Lineage lineage = model.lineage();
        into.put("name", model.version().name());
        into.put("version", model.version().number());
        into.put("cell", spec.network().cell().name().toLowerCase(Locale.ROOT));
        into.put("channels", spec.channels());
        ArrayNode targets = into.putArray("targets");
        spec.targets().list().forEach(targets::add);
        Json.duration(into, "period", spec.periodMicros());
        ArrayNode horizons = into.putArray("horizons");
        spec.horizons().forEach(horizons::add);
        into.put("direct", spec.direct());
        into.put("label", spec.label());
        spec.calendar().ifPresent(calendar -> into.put("calendar", calendar.words()));
        into.put("warmup", spec.warmup());
        into.put("coverage", spec.coverage());
        into.put("parameters", model.parameters());
        long trained = lineage.training().trainedAtMicros();
        Json.time(into, "trained", trained == 0 ? HorizonForecast.UNKNOWN_TIME : trained);
        into.put("engine", lineage.training().engine());
        Json.number(into, "error", lineage.evaluation().error());
        Json.number(into, "naiveError", lineage.evaluation().naiveError());
        Json.number(into, "arError", lineage.evaluation().arError());
        into.put("verdict", lineage.evaluation().verdict());
    }
}
