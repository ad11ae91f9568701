#!/usr/bin/env python3
"""Generates Grafana's dashboards: grafana/dashboards.py [FOLDER]. The default folder is grafana/dashboards.

A dashboard is a list of rows, and a row is a list of panels. Their order determines positions and identifiers.
"""
import json
import pathlib
import sys

SOURCE = {"type": "prometheus", "uid": "${datasource}"}
QUERIES = {"type": "yesoreyeram-infinity-datasource", "uid": "${queries}"}
RATE = "$__rate_interval"
SERVE = 'instance=~"$instance"'
ANSWERED = SERVE + ', status!="warming"'
OF = 'model=~"$model", version=~"$version"'


def target(expr, legend="", instant=False, fmt="time_series"):
    """A query. Quantiles include exemplars: series and model of single observations."""
    made = {"datasource": SOURCE, "editorMode": "code", "expr": expr, "legendFormat": legend or "__auto", "instant": instant,
            "range": not instant, "format": fmt}
    return dict(made, exemplar=True) if expr.startswith("histogram_quantile") else made


def query(path, root, columns, **parameters):
    """A question to the queries of serve, by Grafana's Infinity data source. Columns are (selector, name, type)."""
    return {"datasource": QUERIES, "type": "json", "parser": "backend", "source": "url", "format": "table", "url": path,
            "url_options": {"method": "GET", "data": "", "params": [{"key": key, "value": value} for key, value in parameters.items()]},
            "root_selector": root, "columns": [{"selector": selector, "text": name, "type": kind} for selector, name, kind in columns]}


def panel(kind, title, description, unit, targets, width, height=8, options=None, defaults=None, overrides=None, transformations=None):
    fields = {"unit": unit, "color": {"mode": "palette-classic"}, "mappings": [], "thresholds": thresholds(("green", None))}
    fields.update(defaults or {})
    made = {"type": kind, "title": title, "description": description, "datasource": SOURCE,
            "fieldConfig": {"defaults": fields, "overrides": overrides or []}, "options": options or {},
            "gridPos": {"w": width, "h": height}}
    if targets:
        made["targets"] = [dict(one, refId=chr(65 + i)) for i, one in enumerate(targets)]
        sources = {one["datasource"]["type"]: one["datasource"] for one in targets}
        made["datasource"] = list(sources.values())[0] if len(sources) == 1 else {"type": "datasource", "uid": "-- Mixed --"}
    if transformations:
        made["transformations"] = transformations
    return made


def thresholds(*steps):
    """Thresholds from (colour, lower bound) pairs; the first bound is None."""
    return {"mode": "absolute", "steps": [{"color": colour, "value": value} for colour, value in steps]}


def dashed(pattern):
    """Draws the lines whose names match with dashes."""
    return styled(pattern, **{"custom.lineStyle": {"fill": "dash", "dash": [6, 4]}})


def styled(pattern, **properties):
    return {"matcher": {"id": "byRegexp", "options": f"/{pattern}/"}, "properties": [{"id": key, "value": value} for key, value in properties.items()]}


def band(lower, upper, colour):
    """Fills the space between two lines that are not drawn themselves."""
    hidden = {"custom.lineWidth": 0, "custom.showPoints": "never", "custom.hideFrom": {"legend": True, "tooltip": False, "viz": False},
              "color": {"mode": "fixed", "fixedColor": colour}}
    return [styled(f"^{lower}$", **hidden), styled(f"^{upper}$", **hidden, **{"custom.fillBelowTo": lower, "custom.fillOpacity": 20})]


def lines(title, description, unit, targets, width=12, stacked=False, log=False, overrides=None, **defaults):
    custom = {"drawStyle": "line", "lineWidth": 1, "fillOpacity": 20 if stacked else 0, "showPoints": "never", "spanNulls": False,
              "stacking": {"mode": "normal" if stacked else "none", "group": "A"}, "axisPlacement": "auto",
              "scaleDistribution": {"type": "log", "log": 10} if log else {"type": "linear"}, "thresholdsStyle": {"mode": "off"}}
    return panel("timeseries", title, description, unit, targets, width, options={
        "legend": {"displayMode": "list", "placement": "bottom", "showLegend": True, "calcs": []},
        "tooltip": {"mode": "multi", "sort": "desc"}}, defaults=dict({"custom": custom}, **defaults), overrides=overrides)


def figure(title, description, unit, expr, steps, width=4, legend="", **defaults):
    return panel("stat", title, description, unit, [target(expr, legend)], width, 4, options={
        "reduceOptions": {"values": False, "calcs": ["lastNotNull"], "fields": ""}, "orientation": "auto", "textMode": "auto",
        "colorMode": "value", "graphMode": "area", "justifyMode": "auto", "wideLayout": True},
        defaults=dict({"color": {"mode": "thresholds"}, "thresholds": thresholds(*steps)}, **defaults))


def table(title, description, unit, targets, width, names=None, hidden=(), sort=None, height=8, number=None):
    transformations = [{"id": "merge", "options": {}}] if len(targets) > 1 else []
    if "expr" in targets[0]:  # answers to questions have the columns that were asked for
        transformations.append({"id": "organize", "options": {
            "excludeByName": {name: True for name in ("Time",) + tuple(hidden)}, "indexByName": {}, "renameByName": names or {}}})
    if number:  # a label is text: 10 would come before 9
        transformations.append({"id": "convertFieldType", "options": {"fields": {}, "conversions": [{"targetField": number, "destinationType": "number"}]}})
    if sort:
        transformations.append({"id": "sortBy", "options": {"fields": {}, "sort": [{"field": sort, "desc": True}]}})
    return panel("table", title, description, unit, targets, width, height, options={"showHeader": True, "cellHeight": "sm"},
                 defaults={"custom": {"align": "auto", "cellOptions": {"type": "auto"}, "inspect": False}}, transformations=transformations)


def heat(title, description, expr, width=12):
    return panel("heatmap", title, description, "s", [target(expr, "{{le}}", fmt="heatmap")], width, options={
        "calculate": False, "cellGap": 1, "color": {"mode": "scheme", "scheme": "Oranges", "steps": 64, "exponent": 0.5, "fill": "dark-orange",
                                                     "scale": "exponential", "reverse": False},
        "yAxis": {"axisPlacement": "left", "unit": "s"}, "tooltip": {"mode": "single", "yHistogram": False, "showColorScale": False},
        "legend": {"show": True}, "rowsFrame": {"layout": "auto"}, "filterValues": {"le": 1e-9}, "exemplars": {"color": "rgba(255,0,255,0.7)"},
        "showValue": "never"}, defaults={"custom": {"scaleDistribution": {"type": "linear"}, "hideFrom": {"legend": False, "tooltip": False, "viz": False}}})


def variable(name, label, query):
    return {"type": "query", "name": name, "label": label, "datasource": SOURCE, "query": {"query": query, "refId": name},
            "refresh": 2, "multi": True, "includeAll": True, "allValue": ".*", "sort": 1, "hide": 0, "skipUrlSync": False,
            "current": {"selected": True, "text": ["All"], "value": ["$__all"]}, "options": [], "regex": ""}


MODEL = variable("model", "Model", "label_values(wavecast_scores_total, model)")
VERSION = variable("version", "Version", 'label_values(wavecast_scores_total{model=~"$model"}, version)')
INSTANCE = variable("instance", "Instance", 'label_values(up{job="wavecast-serve"}, instance)')
TRAINER = variable("instance", "Instance", 'label_values(up{job="wavecast-train"}, instance)')
ANY = variable("instance", "Instance", 'label_values(up{job=~"wavecast-.*"}, instance)')


def annotation(name, expr, colour, title):
    return {"name": name, "enable": True, "hide": False, "iconColor": colour, "datasource": SOURCE,
            "titleFormat": title, "target": {"expr": expr, "refId": "Anno", "interval": "10s"}}


SWAPS = annotation("Swaps", "sum(changes(wavecast_model_swaps_total[30s])) > 0", "purple", "a model came into force")
VERSIONS_IN_FORCE = f'group by (model, version) (wavecast_model_info{{{SERVE}, model=~"$model"}})'
VERSIONS = annotation("Swaps", f"{VERSIONS_IN_FORCE} unless ({VERSIONS_IN_FORCE.replace('}', '} offset 30s')})", "purple", "{{model}}@{{version}} came into force")
STEP_DOWNS = annotation("Step-downs", "sum by (reference) (changes(wavecast_trainer_step_downs_total[30s])) > 0", "orange", "a version stepped down: worse than {{reference}}")
DECISIONS = annotation("Decisions", "sum by (outcome) (changes(wavecast_trainer_decisions_total[30s])) > 0", "green", "the decider {{outcome}} a challenger")
VERSIONS = annotation("Versions", 'max by (model, version) (wavecast_model_info{job="wavecast-serve"}) unless max by (model, version) (wavecast_model_info{job="wavecast-serve"} offset 30s)',
                      "purple", "{{model}}@{{version}} came into force")
ALERTS = annotation("Alerts", 'ALERTS{alertstate="firing", alertname=~"Wavecast.*"}', "red", "{{alertname}}")


def dashboard(uid, title, description, variables, rows, annotations=()):
    panels, y = [], 0
    for heading, row in rows:
        if heading:
            panels.append({"type": "row", "title": heading, "collapsed": False, "panels": [], "gridPos": {"x": 0, "y": y, "w": 24, "h": 1}})
            y += 1
        x, tallest = 0, 0
        for one in row:
            if x + one["gridPos"]["w"] > 24:
                x, y, tallest = 0, y + tallest, 0
            one["gridPos"].update(x=x, y=y)
            x, tallest = x + one["gridPos"]["w"], max(tallest, one["gridPos"]["h"])
            panels.append(one)
        y += tallest
    for number, one in enumerate(panels, 1):
        one["id"] = number
    return {"uid": "wavecast-" + uid, "title": "Wavecast / " + title, "description": description, "tags": ["wavecast"], "schemaVersion": 42,
            "editable": False, "graphTooltip": 1, "refresh": "10s", "time": {"from": "now-30m", "to": "now"}, "timezone": "browser",
            "annotations": {"list": [SWAPS, *annotations, ALERTS]},
            "links": [{"type": "dashboards", "title": "Wavecast", "tags": ["wavecast"], "asDropdown": False, "includeVars": True, "keepTime": True,
                       "targetBlank": False, "icon": "external link", "tooltip": "", "url": ""}],
            "templating": {"list": [{"type": "datasource", "name": "datasource", "label": "Source", "query": "prometheus", "refresh": 1, "hide": 0,
                                     "current": {"selected": False, "text": "Prometheus", "value": "prometheus"}, "options": [], "regex": "",
                                     "multi": False, "includeAll": False, "skipUrlSync": False}] + variables},
            "panels": panels}


def rate(metric, labels):
    return f"rate({metric}{{{labels}}}[{RATE}])"


def quality():
    by = "sum by (model, version, horizon)"
    mine = f"{SERVE}, {OF}"
    named = "{{model}}@{{version}}, {{horizon}} ahead"

    def ratio(over, under):
        return f"{by} ({rate(over, mine)}) / ({by} ({rate(under, mine)}) > 0)"

    all_models = f'{SERVE}, {OF}, model!="naive"'
    ahead = f"max by (model, horizon) (wavecast_horizon_ahead_seconds{{{SERVE}, model=~\"$model\"}})"
    farthest = f"and on (model, horizon) ({ahead} == on (model) group_left () max by (model) ({ahead}))"
    made = with_points(dashboard("quality", "Forecast quality", "Accuracy and timeliness of forecasts, and the worst series", [MODEL, VERSION, INSTANCE], [
        ("", [
            figure("Skill", "1 − RMSE / RMSE of the last value, over all models. 1 is perfect, 0 is as good as repeating the last value, below 0 is worse", "percentunit",
                   f"1 - sqrt(sum(rate(wavecast_error_squared_total{{{all_models}}}[{RATE}])) / (sum(rate(wavecast_error_naive_squared_total{{{all_models}}}[{RATE}])) > 0))",
                   [("red", None), ("orange", 0), ("green", 0.1)], max=1, decimals=1),
            figure("Inside the interval", "Share of samples inside their interval. It should match the coverage of the models, 90 % by default", "percentunit",
                   f"sum(rate(wavecast_interval_hits_total{{{all_models}}}[{RATE}])) / (sum(rate(wavecast_scores_total{{{all_models}}}[{RATE}])) > 0)",
                   [("red", None), ("orange", 0.8), ("green", 0.85), ("orange", 0.97)], decimals=1),
            figure("On time", "Share of forecasts of each model's farthest horizon that readers could have before their target was due, the wait for the commit included. Late has all horizons", "percentunit",
                   f"clamp_min(1 - sum({rate('wavecast_scores_late_total', mine)} {farthest}) / (sum({rate('wavecast_scores_total', mine)} {farthest}) > 0), 0)",
                   [("red", None), ("orange", 0.9), ("green", 0.99)], max=1, decimals=1),
            figure("Forecasts", "Forecasts per second, of all instances", "ops", f"sum({rate('wavecast_forecasts_total', SERVE)})", [("text", None)]),
            figure("Answered by a model", "Share of forecasts that are not the last value", "percentunit",
                   f"sum({rate('wavecast_forecasts_total', ANSWERED)}) / (sum({rate('wavecast_forecasts_total', SERVE)}) > 0)",
                   [("red", None), ("orange", 0.5), ("green", 0.9)], max=1, decimals=1),
            figure("Rejected", "Share of observations without a forecast: dead letters, duplicates, out-of-order observations", "percentunit",
                   f"(sum({rate('wavecast_observations_rejected_total', SERVE)}) or vector(0)) / (sum({rate('wavecast_forecasts_total', SERVE)}) > 0)",
                   [("green", None), ("orange", 0.001), ("red", 0.01)], decimals=2),
        ]),
        ("Accuracy", [
            lines("Skill by model and horizon", "1 − RMSE / RMSE of the last value. Below 0 the model is worse than the last value. Values below −100 % are cut off", "percentunit",
                  [target(f"1 - sqrt({ratio('wavecast_error_squared_total', 'wavecast_error_naive_squared_total')})", named)], min=-1, max=1),
            lines("RMSE of model and last value", "In units of the series, over all series of a model. Compare models only if their series have the same unit", "none",
                  [target(f"sqrt({ratio('wavecast_error_squared_total', 'wavecast_scores_total')})", named),
                   target(f"sqrt({ratio('wavecast_error_naive_squared_total', 'wavecast_scores_total')})", "last value: " + named)], log=True, overrides=[dashed("^last value: ")]),
            lines("Inside the interval", "Share of samples inside their interval, and the coverage of the model", "percentunit",
                  [target(ratio("wavecast_interval_hits_total", "wavecast_scores_total"), named),
                   target(f"max by (model) (wavecast_model_coverage_ratio{{{SERVE}, model=~\"$model\"}})", "{{model}}, coverage")], max=1, overrides=[dashed(", coverage$")]),
            lines("Interval score", "Mean interval score by RMSE: width plus a penalty for samples outside. 4.1 for normal errors and a coverage of 0.9; 2 / √(1 − coverage) is enough for any errors. Values above 50 are cut off", "none",
                  [target(f"({ratio('wavecast_interval_score_total', 'wavecast_scores_total')}) / sqrt({ratio('wavecast_error_squared_total', 'wavecast_scores_total')})", named)], log=True,
                  min=1, max=50),
            lines("Interval width of watched series", "Upper minus lower bound of the next step, in the unit of the series. Only of series that serve --watch-series names", "none",
                  [target(f"wavecast_watched_forecast_upper{{{SERVE}}} - wavecast_watched_forecast_lower{{{SERVE}}}", "{{series}}, channel {{channel}}")], min=0),
            table("Worst series", "The ten series with the largest error relative to the last value's, smoothed over about ten seconds. Above 1 the model is worse than the last value", "none",
                  [target(f"topk(10, max by (series, model) (wavecast_worst_series_error_ratio{{{SERVE}, model=~\"$model\"}}))", instant=True, fmt="table")], 12,
                  {"Value": "Error / last value's error", "series": "Series", "model": "Model"}, sort="Error / last value's error"),
        ]),
        ("Timeliness", [
            lines("Late", "Share of forecasts that readers could have only after their target was due, by horizon", "percentunit",
                  [target(ratio("wavecast_scores_late_total", "wavecast_scores_total"), named)], min=0, max=1),
            heat("From arrival to visible", "Time from an observation's record timestamp until readers can have its forecast, the wait for the commit included; one in 16",
                 f"sum by (le) (increase(wavecast_visible_delay_seconds_bucket{{{SERVE}}}[{RATE}]))"),
            lines("From arrival to visible, quantiles", "Time from an observation's record timestamp until readers can have its forecast, one in 16. Points are exemplars with series and model", "s",
                  [target(f"histogram_quantile({q}, sum by (le) ({rate('wavecast_visible_delay_seconds_bucket', SERVE)}))", f"p{int(q * 100)}") for q in (0.5, 0.95, 0.99)]),
            lines("Lead", "Time from when readers can have a forecast to the target of its nearest step. Negative values are late", "s",
                  [target(f"histogram_quantile({q}, sum by (le) ({rate('wavecast_lead_seconds_bucket', SERVE)}))", f"p{int(q * 100)}") for q in (0.05, 0.5)]),
            lines("Horizons and visible delay", "How far ahead the targets of the models' horizons are, and the time until forecasts are visible. Horizons below that line cannot be on time", "s",
                  [target(ahead, "{{model}}, {{horizon}} steps"),
                   target(f"max(wavecast_visible_expected_seconds{{{SERVE}}})", "visible after")], log=True),
        ]),
        ("Anomalies", [
            lines("Anomalies that began", "By model and kind, per hour. None unless serve --anomalies is set", "none",
                  [target(f"3600 * sum by (model, kind) ({rate('wavecast_anomalies_begun_total', SERVE)})", "{{model}}: {{kind}}")], stacked=True, min=0),
            lines("Anomalies that last", "Of all kinds, and series that are silent", "none",
                  [target(f"sum(wavecast_anomalies_active{{{SERVE}}})", "all kinds"), target(f"sum(wavecast_series_silent{{{SERVE}}})", "silent series")], min=0),
        ]),
        ("Input", [
            lines("Forecasts by status", "ok: a model. filled: a model, after missing samples. warming: the last value", "ops",
                  [target(f"sum by (status) ({rate('wavecast_forecasts_total', SERVE)})", "{{status}}")], stacked=True, min=0),
            lines("Rejected by reason", "Observations without a forecast. Dead letters contain the bytes and the reason", "ops",
                  [target(f"sum by (reason) ({rate('wavecast_observations_rejected_total', SERVE)}) > 0", "{{reason}}")], stacked=True, min=0),
        ]),
    ]))
    made["annotations"]["list"][0] = VERSIONS  # with their names, which the other dashboards leave out
    return made


def with_points(made):
    """Shows values that are far apart, as those of slow series, as points."""
    for one in made["panels"]:
        if one["type"] == "timeseries":
            one["fieldConfig"]["defaults"]["custom"].update(showPoints="auto", pointSize=4)
    return made


FORM = {"channel": "$channel", "time": "ms"}
SERIES = "/series/${series:percentencode}"


def series():
    def choice(kind, name, label, text, **more):
        return dict({"type": kind, "name": name, "label": label, "query": text, "hide": 0, "skipUrlSync": False,
                     "current": {"selected": True, "text": text, "value": text}, "options": [{"selected": True, "text": text, "value": text}]}, **more)

    found = query("/series", "series", [("series", "series", "string")], prefix="$prefix", limit="1000")
    variables = [
        {"type": "datasource", "name": "queries", "label": "Queries", "query": QUERIES["type"], "refresh": 1, "hide": 0, "options": [], "regex": "", "multi": False,
         "includeAll": False, "skipUrlSync": False, "current": {"selected": False, "text": "Wavecast queries", "value": "wavecast-queries"}},
        choice("textbox", "prefix", "Names that begin with", ""),
        {"type": "query", "name": "series", "label": "Series", "datasource": QUERIES, "refresh": 2, "multi": False, "includeAll": False, "sort": 1, "hide": 0,
         "skipUrlSync": False, "current": {"selected": False, "text": "", "value": ""}, "options": [], "regex": "", "query": {"refId": "series", "queryType": "infinity", "infinityQuery": dict(found, refId="series")}},
        choice("textbox", "channel", "Channel", "0"),
        choice("custom", "steps", "Steps ahead", "64", query="1,16,64,256,1000", multi=False, includeAll=False, allowCustomValue=True,
               options=[{"selected": one == "64", "text": one, "value": one} for one in ("1", "16", "64", "256", "1000")]),
        INSTANCE,
    ]
    lasting = dict(query(SERIES, "anomalies", [("from", "time", "timestamp_epoch"), ("kind", "text", "string")], time="ms"), refId="Anno")
    watched = f'{SERVE}, series="$series", channel="$channel"'
    made = dashboard("series", "Series", "One series: its past, the forecast of its next steps with an interval, and what is unusual", variables, [
        ("", [
            dict(lines("Past and forecast", "Newest inputs of the series, and the forecast of the next steps with its interval, as the queries of serve answer. Choose a time range that reaches into the future",
                       "none", [query(SERIES + "/history", "samples", [("t", "time", "timestamp_epoch"), ("v", "observed", "number")], **FORM),
                                query(SERIES + "/forecast", "steps", [("at", "time", "timestamp_epoch"), ("mean", "forecast", "number"), ("lower", "lower", "number"),
                                                                      ("upper", "upper", "number")], steps="$steps", **FORM)], 24,
                       overrides=[styled("^observed$", color={"mode": "fixed", "fixedColor": "blue"}), styled("^forecast$", color={"mode": "fixed", "fixedColor": "orange"}),
                                  *band("lower", "upper", "orange")]), gridPos={"w": 24, "h": 12}),
        ]),
        ("Now", [
            table("State", "What forecasts the series, and how well: skill, coverage and RMSE over about the last 500 scores", "none",
                  [query(SERIES, "", [("model", "Model", "string"), ("status", "Status", "string"), ("last.v", "Newest value", "number"), ("recent.rmse", "RMSE", "number"),
                                      ("skill", "Skill", "number"), ("coverage", "Coverage", "number"), ("observations", "Observations", "number")], **FORM)], 14, height=4),
            table("Anomalies that last", "Empty while nothing is unusual, and without serve --anomalies", "none",
                  [query(SERIES, "anomalies", [("kind", "Kind", "string"), ("channel", "Channel", "number"), ("from", "Since", "timestamp_epoch"), ("score", "Score", "number")], time="ms")],
                  10, height=4),
            table("Interval width", "Half the width of the intervals that were learned, by steps ahead", "none",
                  [query(SERIES, "intervals", [("h", "Steps ahead", "number"), ("width", "Half width", "number")], channel="$channel")], 6),
            table("Series found", "Series whose names begin so, the worst first", "none",
                  [query("/series", "series", [("series", "Series", "string"), ("model", "Model", "string"), ("status", "Status", "string"), ("skill", "Skill", "number"),
                                               ("coverage", "Coverage", "number"), ("anomaly.kind", "Anomaly", "string")], prefix="$prefix", sort="worst", limit="100")], 18),
        ]),
        ("In Prometheus", [
            lines("Watched: value and forecast", "Newest value, and the forecast of the next one with its interval. Only of series that serve --watch-series names", "none",
                  [target(f"wavecast_watched_actual{{{watched}}}", "observed"), target(f"wavecast_watched_forecast{{{watched}}}", "forecast"),
                   target(f"wavecast_watched_forecast_lower{{{watched}}}", "lower"), target(f"wavecast_watched_forecast_upper{{{watched}}}", "upper")], 12,
                  overrides=[styled("^observed$", color={"mode": "fixed", "fixedColor": "blue"}), styled("^forecast$", color={"mode": "fixed", "fixedColor": "orange"}),
                             *band("lower", "upper", "orange")]),
            lines("Watched: anomaly score", "Largest score of the anomalies that last; 0 while there are none. Only of series that serve --watch-series names", "none",
                  [target(f"wavecast_watched_anomaly_score{{{watched}}}", "score")], 12, min=0),
        ]),
    ])
    made["annotations"]["list"].append({"name": "Anomalies", "enable": True, "hide": False, "iconColor": "orange", "datasource": QUERIES, "target": lasting})
    ahead = [("now-10s", "now+5s", "Last 10 seconds"), ("now-2m", "now+1m", "Last 2 minutes"), ("now-15m", "now+5m", "Last 15 minutes"), ("now-6h", "now+2h", "Last 6 hours"),
             ("now-7d", "now+2d", "Last 7 days"), ("now-90d", "now+30d", "Last 90 days")]
    made["timepicker"] = {"quick_ranges": [{"from": since, "to": until, "display": f"{name} and the time ahead"} for since, until, name in ahead]}
    return dict(made, time={"from": "now-15m", "to": "now+5m"})


def models():
    mine = SERVE + ', model=~"$model", model!="naive"'
    watch = 'job="wavecast-train", model=~"$model"'

    def by_model(over, under):
        return f"sum by (model) ({rate(over, mine)}) / (sum by (model) ({rate(under, mine)}) > 0)"

    return dashboard("models", "Model life", "Models in force, how good and how old they are, their drift, and what was done about it", [MODEL, INSTANCE], [
        ("", [
            figure("In force", "Models in force now", "none", f"max(wavecast_models_in_force{{{SERVE}}})", [("red", None), ("green", 1)]),
            figure("Swaps", "Versions that came into force in the time range", "none", f"max(increase(wavecast_model_swaps_total{{{SERVE}}}[$__range]))", [("text", None)], decimals=0),
            figure("Stepped down", "Versions that were worse than the last value or their predecessor in the time range, and gave way", "none",
                   'sum(increase(wavecast_trainer_step_downs_total[$__range])) or vector(0)', [("green", None), ("orange", 1)], decimals=0),
            figure("Open requests", "Models with a retrain request that no trainer has answered yet", "none", "max(wavecast_trainer_requests_open)", [("green", None), ("orange", 1)], decimals=0),
            figure("Refused", "Models refused in the time range: unreadable, too large, or not newer", "none",
                   f"max(sum by (instance) (increase(wavecast_models_rejected_total{{{SERVE}}}[$__range]))) or vector(0)", [("green", None), ("orange", 1)], decimals=0),
            figure("Youngest model", "Time since the newest model in force was trained", "s", f"min(time() - wavecast_model_trained_timestamp_seconds{{{SERVE}, model=~\"$model\"}})", [("text", None)]),
        ]),
        ("Versions in force", [
            table("Models in force", "Name, version, cell and training engine", "none",
                  [target(f"max by (model, version, cell, engine) (wavecast_model_info{{{SERVE}, model=~\"$model\"}})", instant=True, fmt="table")], 12,
                  {"model": "Model", "version": "Version", "cell": "Cell", "engine": "Engine"}, hidden=("Value",), sort="Version", number="Version"),
            lines("Skill by model", "1 − RMSE / RMSE of the last value, over all horizons and versions of a name. Swaps are marked", "percentunit",
                  [target(f"1 - sqrt({by_model('wavecast_error_squared_total', 'wavecast_error_naive_squared_total')})", "{{model}}")], max=1),
            lines("Inside the interval, by model", "Share of samples inside their interval, over all horizons and versions of a name", "percentunit",
                  [target(by_model("wavecast_interval_hits_total", "wavecast_scores_total"), "{{model}}")]),
            lines("Age", "Time since the model in force was trained", "s", [target(f"time() - max by (model) (wavecast_model_trained_timestamp_seconds{{{SERVE}, model=~\"$model\"}})", "{{model}}")], min=0),
        ]),
        ("Champions and challengers", [
            lines("Error of champion and challenger", "RMSE by that of the last value, over all horizons: of the version in force, and of the version that steps beside it. Challengers meet the same observations, so below is better", "none",
                  [target(f"sqrt({by_model('wavecast_error_squared_total', 'wavecast_error_naive_squared_total')})", "{{model}}"),
                   target(f"sqrt({by_model('wavecast_challenger_error_squared_total', 'wavecast_challenger_error_naive_squared_total')})", "challenger of {{model}}")],
                  log=True, overrides=[dashed("^challenger of ")]),
            lines("Tests of challengers", "How far the evidence for a challenger is. At 1 it is promoted, once it has enough scored steps and the cool-down is over; 0 while it is worse", "percentunit",
                  [target(f"max by (model) (wavecast_trainer_challenge_progress{{{watch}}})", "{{model}}")], min=0, max=1),
            table("Challengers now", "Versions that step beside those in force, and how far their tests are", "percentunit",
                  [target(f"max by (model, version) (wavecast_trainer_challenge_progress{{{watch}}}) or 0 * max by (model, version) (wavecast_challenger_info{{{SERVE}, model=~\"$model\"}})", instant=True, fmt="table")], 12,
                  {"model": "Model", "version": "Version", "Value": "Test"}, sort="Version", number="Version"),
            lines("Decisions about challengers", "Challengers that were promoted, or retired since they were not better, in the time range", "none",
                  [target('sum by (outcome) (increase(wavecast_trainer_decisions_total[$__range]))', "{{outcome}}")], min=0),
        ]),
        ("Drift and requests", [
            lines("Drift", "How near the drift test of a model is to its alarm. At 1 its errors or intervals have become worse", "percentunit",
                  [target(f"max by (model, symptom) (wavecast_trainer_drift_ratio{{{watch}}})", "{{model}}: {{symptom}}")], min=0, max=1),
            lines("Requests of programs", "Trainings that the drift test or an alert asked for, by what became of them, in the time range", "none",
                  [target('sum by (origin, outcome) (increase(wavecast_trainer_requests_total[$__range]))', "{{origin}}: {{outcome}}")], min=0),
        ]),
        ("Hand-over", [
            lines("Scores by model", "Scored forecasts by name", "ops", [target(f"sum by (model) ({rate('wavecast_scores_total', mine)})", "{{model}}")], 8, stacked=True, min=0),
            lines("Hidden states rebuilt", "Hidden states rebuilt from past samples because a series changed to another version", "ops",
                  [target(f"sum by (instance) ({rate('wavecast_hidden_states_rebuilt_total', SERVE)})", "{{instance}}")], 8, min=0),
            lines("Answered without the newest decisions", "Records that were answered although decisions about models could not be read in time. A replay of them may use other versions", "none",
                  [target(f"sum by (instance) (increase(wavecast_decisions_unread_total{{{SERVE}}}[$__rate_interval]))", "{{instance}}")], 8, min=0),
            lines("Refused by reason", "Refused models. The version in force stays", "ops",
                  [target(f"sum by (reason) ({rate('wavecast_models_rejected_total', SERVE)}) > 0", "{{reason}}")], min=0),
            lines("Non-finite forecasts", "Observations for which the model's forecast was infinite or NaN. The last value answered", "ops",
                  [target(f"sum by (instance) ({rate('wavecast_models_failed_total', SERVE)})", "{{instance}}")], min=0),
        ]),
    ], [VERSIONS, DECISIONS, STEP_DOWNS])


def streams():
    observations = SERVE + ', topic!~".*-repartition"'
    return dashboard("streams", "Stream internals", "Lag, commits, states and restores of the forecasting service", [INSTANCE], [
        ("", [
            figure("Lag", "Observations not yet answered, over all partitions", "none", f"sum(kafka_consumer_fetch_manager_records_lag{{{observations}}})",
                   [("green", None), ("orange", 1000), ("red", 10000)], 6),
            figure("Step, p99", "Time to answer one observation in the processor", "s", f"histogram_quantile(0.99, sum by (le) ({rate('wavecast_step_seconds_bucket', SERVE)}))",
                   [("text", None)], 6),
            figure("Threads", "Stream threads alive", "none", f"sum(kafka_stream_alive_stream_threads{{{SERVE}}})", [("red", None), ("green", 1)], 6),
            figure("Left to restore", "Changelog records still to be read before forecasting continues", "none", f"sum(wavecast_restore_remaining_records{{{SERVE}}})",
                   [("green", None), ("orange", 1)], 6),
        ]),
        ("Throughput", [
            lines("Lag by partition", "Observations not yet answered. If lag grows, add instances, up to the number of partitions", "none",
                  [target(f"sum by (partition) (kafka_consumer_fetch_manager_records_lag{{{observations}}})", "partition {{partition}}")], min=0),
            lines("Forecasts by instance", "Forecasts per second of each instance", "ops", [target(f"sum by (instance) ({rate('wavecast_forecasts_total', SERVE)})", "{{instance}}")], stacked=True, min=0),
            lines("Step", "Time to answer one observation in the processor; one in 16 is timed", "s",
                  [target(f"histogram_quantile({q}, sum by (le) ({rate('wavecast_step_seconds_bucket', SERVE)}))", f"p{int(q * 100)}") for q in (0.5, 0.95, 0.99)], log=True),
            lines("Time of the threads", "Shares of the threads' time spent processing, polling and committing", "percentunit",
                  [target(f"avg(kafka_stream_thread_{what}_ratio{{{SERVE}}})", what) for what in ("process", "poll", "commit")], stacked=True, min=0, max=1),
            lines("Commit", "Mean duration of a commit over the last 30 seconds", "ms", [target(f"kafka_stream_thread_commit_latency_avg{{{SERVE}}} >= 0", "{{instance}} {{thread_id}}")], min=0),
            lines("Since the last rebalance", "Time since partitions were last reassigned", "s",
                  [target(f'min by (instance) (kafka_consumer_coordinator_last_rebalance_seconds_ago{{{SERVE}, client_id!~".*global.*"}} >= 0)', "{{instance}}")], min=0),
        ]),
        ("States", [
            lines("Live states", "Heap of live states, and its limit. Beyond the limit, states of quiet series go to the disk", "bytes",
                  [target(f"sum by (instance) (wavecast_states_live_bytes{{{SERVE}}})", "{{instance}}"), target(f"sum by (instance) (wavecast_states_limit_bytes{{{SERVE}}})", "{{instance}}, limit")], min=0),
            lines("Written", "States written to the store and its changelog, and states changed since the last commit", "none",
                  [target(f"sum by (instance) ({rate('wavecast_states_written_total', SERVE)})", "{{instance}}, written per second"), target(f"sum by (instance) (wavecast_states_dirty{{{SERVE}}})", "{{instance}}, changed")], min=0),
            lines("Dirty", "Heap of states changed since the last commit, as estimated when they were last loaded or written", "bytes",
                  [target(f"sum by (instance) (wavecast_states_dirty_bytes{{{SERVE}}})", "{{instance}}")], min=0),
            lines("Time to write", "Share of time spent writing states at commits", "percentunit",
                  [target(f"sum by (instance) ({rate('wavecast_states_write_seconds_total', SERVE)})", "{{instance}}")], min=0),
            lines("Store on the disk", "Size of RocksDB's files", "bytes", [target(f"sum by (instance) (kafka_stream_state_total_sst_files_size{{{SERVE}}})", "{{instance}}")], min=0),
            lines("Restore", "Changelog records read to restore states, and records left", "none",
                  [target(f"sum by (instance) ({rate('wavecast_restored_records_total', SERVE)})", "{{instance}}, read per second"),
                   target(f"sum by (instance) (wavecast_restore_remaining_records{{{SERVE}}})", "{{instance}}, left")], min=0),
            lines("Time of a restore", "Duration of restoring the states of a partition, since the instances started", "s",
                  [target(f"histogram_quantile({q}, sum by (le) (wavecast_restore_seconds_bucket{{{SERVE}}}))", f"p{int(q * 100)}") for q in (0.5, 0.95)], min=0),
            lines("Unreadable", "Series that started from nothing because their stored state was unreadable", "ops",
                  [target(f"sum by (instance) ({rate('wavecast_states_unreadable_total', SERVE)})", "{{instance}}")], min=0),
        ]),
    ])


def trainer():
    return dashboard("trainer", "Trainer", "Trainings in progress, their results, and the reasons for not publishing", [TRAINER, MODEL], [
        ("", [
            figure("Running", "Trainings in progress", "none", f"sum(wavecast_trainer_running{{{SERVE}}})", [("text", None)], 4),
            figure("Progress", "Updates made, as a share of the planned ones", "percentunit", f"max(wavecast_trainer_progress_ratio{{{SERVE}}})", [("text", None)], 5, min=0, max=1),
            figure("Published", "Models published in the time range", "none", f'sum(increase(wavecast_trainer_trainings_total{{{SERVE}, outcome="published"}}[$__range]))', [("text", None)], 5, decimals=0),
            figure("Not published", "Models that did not pass the comparison in the time range", "none", f'sum(increase(wavecast_trainer_trainings_total{{{SERVE}, outcome="refused"}}[$__range]))', [("text", None)], 5, decimals=0),
            figure("Failed", "Trainings that failed in the time range: too little data, or Kafka", "none", f'sum(increase(wavecast_trainer_trainings_total{{{SERVE}, outcome="failed"}}[$__range]))',
                   [("green", None), ("orange", 1)], 5, decimals=0),
        ]),
        ("", [
            lines("Loss", "On training windows and on the validation part. 1 is the residual of the linear path", "none",
                  [target(f"wavecast_trainer_loss{{{SERVE}}}", "training"), target(f"wavecast_trainer_validation_loss{{{SERVE}}}", "validation")], 8),
            lines("Epochs", "Samples in the windows of this training, as a multiple of those in the training part", "none", [target(f"wavecast_trainer_epochs{{{SERVE}}}", "{{instance}}")], 8, min=0),
            lines("Windows", "Training windows per second", "ops", [target(f"sum by (instance) ({rate('wavecast_trainer_windows_total', SERVE)})", "{{instance}}")], 8, min=0),
            lines("Judged error", "RMSE on held-out data, in scaled units, of the last model of each name and of its rivals", "none",
                  [target(f"max by (model, forecaster) (wavecast_trainer_judged_error{{{SERVE}, model=~\"$model\"}})", "{{model}}: {{forecaster}}")], log=True),
            table("Judged", "The last model of each name on held-out data: RMSE in scaled units", "none",
                  [target(f"max by (model, forecaster) (wavecast_trainer_judged_error{{{SERVE}, model=~\"$model\"}})", instant=True, fmt="table")], 12,
                  {"model": "Model", "forecaster": "Forecaster", "Value": "RMSE"}),
            lines("Trainings by outcome", "Trainings that ended, by outcome", "none", [target(f"sum by (outcome) (increase(wavecast_trainer_trainings_total{{{SERVE}}}[{RATE}]))", "{{outcome}}")], stacked=True, min=0),
            lines("Judged worse than", "Rivals that were better than models: why these were not published, in the time range", "none",
                  [target(f"sum by (forecaster) (increase(wavecast_trainer_lost_total{{{SERVE}}}[$__range]))", "{{forecaster}}")], min=0),
            lines("Challengers", "Models compared with the model in force, in the time range: won (at least as good) or lost", "none",
                  [target(f"sum by (outcome) (increase(wavecast_trainer_challengers_total{{{SERVE}}}[$__range]))", "{{outcome}}")], min=0),
            lines("Time of a training", "From reading the history to the verdict", "s",
                  [target(f"sum({rate('wavecast_trainer_training_seconds_sum', SERVE)}) / (sum({rate('wavecast_trainer_training_seconds_count', SERVE)}) > 0)", "mean")], min=0),
            lines("History", "Samples in the last history", "none", [target(f"wavecast_trainer_history_samples{{{SERVE}}}", "{{instance}}")], min=0),
            lines("Since a training ended", "Time since a training last ended, by outcome", "s", [target(f"time() - wavecast_trainer_last_end_timestamp_seconds{{{SERVE}}}", "{{outcome}}")], min=0),
        ]),
    ])


def jvm():
    return dashboard("jvm", "JVM", "Memory, garbage collection, threads and processor time of each process", [ANY], [
        ("", [
            lines("Processor", "Share of all processors used by the process, and by the whole machine", "percentunit",
                  [target(f"process_cpu_usage{{{SERVE}}}", "{{instance}}"), target(f"system_cpu_usage{{{SERVE}}}", "{{instance}}, machine")], min=0, max=1),
            lines("Heap", "Used heap, and its limit", "bytes", [target(f'sum by (instance) (jvm_memory_used_bytes{{{SERVE}, area="heap"}})', "{{instance}}"),
                                                      target(f'sum by (instance) (jvm_memory_max_bytes{{{SERVE}, area="heap"}})', "{{instance}}, limit")], min=0),
            lines("Collections", "Share of time in garbage collection pauses", "percentunit",
                  [target(f"sum by (instance) ({rate('jvm_gc_pause_seconds_sum', SERVE)})", "{{instance}}")], min=0),
            lines("Longest pause", "Longest recent garbage collection pause", "s", [target(f"max by (instance) (jvm_gc_pause_seconds_max{{{SERVE}}})", "{{instance}}")], min=0),
            lines("Allocated", "Heap allocation per second", "Bps", [target(f"sum by (instance) ({rate('jvm_gc_memory_allocated_bytes_total', SERVE)})", "{{instance}}")], min=0),
            lines("Outside the heap", "Memory of classes, code and buffers", "bytes", [target(f'sum by (instance) (jvm_memory_used_bytes{{{SERVE}, area="nonheap"}})', "{{instance}}"),
                                                                        target(f"sum by (instance) (jvm_buffer_memory_used_bytes{{{SERVE}}})", "{{instance}}, buffers")], min=0),
            lines("Threads", "Live threads", "none", [target(f"jvm_threads_live_threads{{{SERVE}}}", "{{instance}}")], min=0),
            lines("Uptime", "Time since each process started", "s", [target(f"process_uptime_seconds{{{SERVE}}}", "{{instance}}")], min=0),
        ]),
    ])


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "dashboards"
    folder.mkdir(parents=True, exist_ok=True)
    for make in (quality, series, models, streams, trainer, jvm):
        (folder / f"{make.__name__}.json").write_text(json.dumps(make(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
