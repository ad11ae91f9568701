package io.wavecast.streams.query;

import io.wavecast.observe.api.ApiAnswer;
import io.wavecast.observe.api.ApiException;
import io.wavecast.observe.api.ApiRequest;
import io.wavecast.streams.query.Neighbours.Task;
import io.wavecast.streams.query.SeriesPlaces.Place;
import io.wavecast.streams.series.SeriesState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Finds the state of a series, here or at another instance. The key's partition comes first. Senders may place keys in another way, so
 * without a state there all other partitions are asked.
 */
final class OneSeries {
    private static final int NOT_FOUND = 404;

    private final SeriesPlaces places;
    private final Neighbours neighbours;

    OneSeries(SeriesPlaces places, Neighbours neighbours) {
        this.places = places;
        this.neighbours = neighbours;
    }

    /**
     * A series that is here.
     *
     * @param state a copy
     * @param stale whether it is a standby's
     * @param again reads the state again; empty if it is gone
     */
    record Found(String series, SeriesState state, boolean stale, Supplier<Optional<SeriesState>> again) {}

    /**
     * Answers a question about a series.
     *
     * @param stale whether a standby's state is good enough
     * @param events whether the answer is a stream of events
     * @param answer answers from a state that is here
     */
    ApiAnswer answer(
            ApiRequest request, String series, boolean stale, boolean events, Function<Found, ApiAnswer> answer) {
        if (request.forwarded().isPresent()) {
            return forwarded(request.forwarded().get(), series).map(answer).orElseThrow(() -> unknown(series));
        }
        Place place = places.placeOf(series);
        if (place.active().equals(places.self())) {
            Optional<Found> here = own(series, place.partition(), stale);
            return here.map(answer).orElseGet(() -> elsewhere(request, series, events, answer));
        }
        if (stale && place.standbys().contains(places.self())) {
            Optional<Found> here = inPartition(series, place.partition(), true);
            if (here.isPresent()) {
                return answer.apply(here.get());
            }
        }
        ApiAnswer owners = fromOwner(request, place, stale, events);
        return is(owners, NOT_FOUND) ? elsewhere(request, series, events, answer) : owners;
    }

    private ApiAnswer fromOwner(ApiRequest request, Place place, boolean stale, boolean events) {
        ApiException silent = null;
        try {
            ApiAnswer owners = ask(place.active(), request, Task.OWNER, events);
            if (!stale || !is(owners, ApiException.UNAVAILABLE)) {
                return owners;
            }
        } catch (ApiException e) {
            silent = e;
        }
        List<String> copies = stale
                ? place.standbys().stream()
                        .filter(one -> !one.equals(places.self()))
                        .toList()
                : List.of();
        for (String standby : copies) {
            ApiAnswer answer = ask(standby, request, Task.STANDBY, events);
            if (!is(answer, ApiException.UNAVAILABLE)) {
                return answer;
            }
        }
        throw silent != null
                ? silent
                : ApiException.unavailable("the series is on its way to another instance; ask again");
    }

    /** Looks in all partitions: the instance of the key's partition may have the series in another one. */
    private ApiAnswer elsewhere(ApiRequest request, String series, boolean events, Function<Found, ApiAnswer> answer) {
        Optional<Found> here = anywhere(series);
        if (here.isPresent()) {
            return answer.apply(here.get());
        }
        for (String other : places.others()) {
            ApiAnswer others = ask(other, request, Task.ANY, events);
            if (!is(others, NOT_FOUND)) {
                return others;
            }
        }
        throw unknown(series);
    }

    private ApiAnswer ask(String address, ApiRequest request, Task task, boolean events) {
        return events ? neighbours.listen(address, request, task) : neighbours.ask(address, request, task);
    }

    private Optional<Found> forwarded(String task, String series) {
        if (task.equals(Task.ANY.word())) {
            return anywhere(series);
        }
        Place place = places.placeOf(series);
        if (task.equals(Task.STANDBY.word())) {
            return inPartition(series, place.partition(), true);
        }
        if (!place.active().equals(places.self())) {
            throw ApiException.unavailable("the series is on its way to another instance; ask again");
        }
        return inPartition(series, place.partition(), false);
    }

    /** The state of this instance's partition. While the partition is being assigned, its standby copy answers those who accept a stale one. */
    private Optional<Found> own(String series, int partition, boolean stale) {
        try {
            return inPartition(series, partition, false);
        } catch (ApiException e) {
            if (!stale || e.status() != ApiException.UNAVAILABLE) {
                throw e;
            }
            return inPartition(series, partition, true);
        }
    }

    private Optional<Found> inPartition(String series, int partition, boolean stale) {
        Supplier<Optional<SeriesState>> read = () -> places.state(series, partition, stale);
        return read.get().map(state -> new Found(series, state, stale, read));
    }

    private Optional<Found> anywhere(String series) {
        Supplier<Optional<SeriesState>> read = () -> places.state(series);
        return read.get().map(state -> new Found(series, state, false, read));
    }

    private static boolean is(ApiAnswer answer, int status) {
        return answer instanceof ApiAnswer.Json json && json.status() == status;
    }

    private static ApiException unknown(String series) {
        return ApiException.notFound("no series has the name '" + series
                + "': expected the key of its observations, and at least one observation whose state was written");
    }
}
