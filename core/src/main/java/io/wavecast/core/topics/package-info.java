/** The topics: names, creation, and reading one to its end or several without one. */
package io.wavecast.core.topics;
