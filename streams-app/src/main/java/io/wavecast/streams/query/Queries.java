package io.wavecast.streams.query;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.observe.api.ApiAnswer;
import io.wavecast.observe.api.ApiException;
import io.wavecast.observe.api.ApiRequest;
import io.wavecast.streams.forecast.LookAhead;
import io.wavecast.streams.metrics.RecentScores;
import io.wavecast.streams.query.OneSeries.Found;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.registry.Validity;
import io.wavecast.streams.series.InputRing;
import io.wavecast.streams.series.SeriesState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers the questions of one instance. */
final class Queries implements Function<ApiRequest, ApiAnswer> {
    private static final int MAX_KEY_BYTES = 1_024;
    private static final int STEPS = 64;
    private static final String STALE = "stale";

    private final OneSeries one;
    private final ManySeries many;
    private final ModelRegistry models;
    private final RecentScores scores;

    Queries(SeriesPlaces places, Neighbours neighbours, ModelRegistry models, RecentScores scores) {
        this.one = new OneSeries(places, neighbours);
        this.models = models;
        this.scores = scores;
        this.many = new ManySeries(
                places,
                neighbours,
                (series, state) -> SeriesJson.row(series, state, scores.of(series), AnswerForm.OF_RECORDS));
    }

    @Override
    public ApiAnswer apply(ApiRequest request) {
        List<String> path = request.path();
        String first = path.get(0);
        if (path.size() == 1 && first.equals("series")) {
            request.allow("prefix", "sort", "limit", "after", STALE);
            return many.answer(request, stale(request));
        }
        if (path.size() == 1 && first.equals("models")) {
            request.allow();
            return ApiAnswer.of(Json.bytes(ModelJson.list(models.all())));
        }
        if (path.size() == 1 && (first.equals("openapi.json") || first.isEmpty())) {
            request.allow();
            return ApiAnswer.of(OpenApi.DOCUMENT);
        }
        if (first.equals("series")) {
            return series(request);
        }
        throw ApiException.notFound("expected /series, /models or /openapi.json, was another path");
    }

    /** A name may have slashes, encoded or not. If its last part is that of a view, its last slash must be encoded. */
    private ApiAnswer series(ApiRequest request) {
        List<String> path = request.path();
        String last = path.get(path.size() - 1);
        boolean view =
                path.size() > 2 && List.of("forecast", "history", "stream").contains(last);
        String series = String.join("/", path.subList(1, path.size() - (view ? 1 : 0)));
        int bytes = series.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_KEY_BYTES) {
            throw ApiException.badRequest(
                    "expected the name of a series of 1.." + MAX_KEY_BYTES + " bytes, was " + bytes + " bytes");
        }
        return switch (view ? last : "") {
            case "forecast" -> {
                request.allow("steps", AnswerForm.CHANNEL, AnswerForm.TIME, STALE);
                Optional<Integer> steps = request.parameter("steps")
                        .map(sent -> request.number("steps", 1, ModelSpec.MAX_HORIZON, STEPS));
                yield find(request, series, false, found -> forecast(found, steps, form(request, found)));
            }
            case "history" -> {
                request.allow("limit", AnswerForm.CHANNEL, AnswerForm.TIME, STALE);
                int limit = request.number("limit", 1, InputRing.MAX_VALUES, InputRing.MAX_VALUES);
                yield find(request, series, false, found -> history(found, limit, form(request, found)));
            }
            case "stream" -> {
                request.allow(STALE);
                yield find(request, series, true, this::stream);
            }
            default -> {
                request.allow(AnswerForm.CHANNEL, AnswerForm.TIME, STALE);
                yield find(request, series, false, found -> details(found, form(request, found)));
            }
        };
    }

    private ApiAnswer find(ApiRequest request, String series, boolean events, Function<Found, ApiAnswer> answer) {
        return one.answer(request, series, stale(request), events, answer);
    }

    private static AnswerForm form(ApiRequest request, Found found) {
        return AnswerForm.of(request, found.state().channels());
    }

    private ApiAnswer details(Found found, AnswerForm form) {
        return ApiAnswer.of(Json.bytes(SeriesJson.details(
                found.series(),
                found.state(),
                found.stale(),
                model(found.series(), found.state()),
                scores.of(found.series()),
                form)));
    }

    private ApiAnswer forecast(Found found, Optional<Integer> asked, AnswerForm form) {
        Optional<Model> model = model(found.series(), found.state());
        if (model.isPresent() && model.get().spec().label()) {
            throw ApiException.unanswerable("expected a series whose model forecasts values, was one of "
                    + model.get().version() + ", which gives labels");
        }
        if (found.state().observations() == 0) {
            throw ApiException.unanswerable("expected a series with an observation, was one without");
        }
        int most = LookAhead.maxSteps(model, found.state().channels());
        int steps = asked.orElse(Math.min(STEPS, most));
        if (steps > most) {
            throw ApiException.badRequest(
                    "expected at most " + most + " steps of a model and series of this size, was " + steps);
        }
        return ApiAnswer.of(Json.bytes(ForecastAnswer.outlook(
                found.series(), found.stale(), LookAhead.of(found.state(), model, steps), form)));
    }

    private ApiAnswer history(Found found, int limit, AnswerForm form) {
        long period = LookAhead.period(found.state(), model(found.series(), found.state()));
        return ApiAnswer.of(
                Json.bytes(ForecastAnswer.history(found.series(), found.stale(), found.state(), period, limit, form)));
    }

    private ApiAnswer stream(Found found) {
        return new ApiAnswer.Events(new SeriesEvents(
                found.again(),
                state -> Json.text(
                        ForecastAnswer.event(state, LookAhead.published(state, model(found.series(), state))))));
    }

    private Optional<Model> model(String series, SeriesState state) {
        return models.inForceFor(
                        series,
                        state.channels(),
                        new Validity().at(state.times().arrivedMicros()))
                .model();
    }

    private static boolean stale(ApiRequest request) {
        Optional<String> stale = request.parameter(STALE);
        if (stale.isPresent() && !stale.get().equals("ok")) {
            throw ApiException.badRequest("expected stale to be ok, or not to be sent, was '" + stale.get() + "'");
        }
        return stale.isPresent();
    }
}
