/** An HTTP server for questions to a service: JSON answers, streams of events, a bearer token, and bounds on everything. */
package io.wavecast.observe.api;
