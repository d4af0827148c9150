# Values that package stat is checked against, from R and its package survival.
#
# Rscript oracle.R < inputs.json > r.json

options(warn = -1) # small samples are meant
suppressPackageStartupMessages({
  library(survival)
  library(jsonlite)
})

inputs <- fromJSON(file("stdin"))
out <- list()
keep <- function(name, values) {
  values <- as.numeric(values)
  values[is.na(values)] <- -1 # a time that is not reached
  out[[name]] <<- values
}

counts <- inputs$counts
keep("wilson", apply(counts, 1, function(c) prop.test(c[1], c[2], correct = FALSE)$conf.int))
keep("exact", apply(counts, 1, function(c) binom.test(c[1], c[2])$conf.int))
keep("student", qt(0.975, inputs$degrees))

test <- function(t, value) c(value, t$conf.int, t$p.value)
x <- inputs$x
y <- inputs$y
keep("mean", test(t.test(x), mean(x))[1:3])
keep("difference", test(t.test(x, y, paired = TRUE), mean(x - y)))
keep("welch", test(t.test(x, inputs$z), mean(x) - mean(inputs$z)))

z <- sort(inputs$z)
for (p in c(0.05, 0.25, 0.5, 0.9)) {
  ends <- qbinom(c(0.025, 0.975), length(z), p) + c(0, 1)
  keep(paste0("quantile ", p), c(quantile(z, p, type = 7), z[ends]))
}

# The regression through the origin with weights 1/y has the ratio of sums as
# its slope; its interval by linearisation is the ratio estimator's.
r <- sum(x) / sum(y)
half <- qt(0.975, length(x) - 1) * sd(x - r * y) / sqrt(length(x)) / mean(y)
keep("ratio", c(r, r - half, r + half))

keep("holm", p.adjust(inputs$p, "holm"))
keep("bh", p.adjust(inputs$p, "BH"))

# Times to events. Only where a share is strictly between 0 and 1 are intervals
# on the scale of log(-log) defined.
km <- function(name, time, event) {
  fit <- survfit(Surv(time, event) ~ 1, conf.type = "log-log")
  inner <- fit$surv > 0 & fit$surv < 1
  keep(name, rbind(fit$time, fit$n.risk, fit$n.event, fit$n.censor, fit$surv))
  keep(paste(name, "ends"), rbind(fit$lower, fit$upper)[, inner])
  keep(paste(name, "times"), unlist(quantile(fit, c(0.25, 0.4))))
}
f <- inputs$freireich
km("treated", f$time[f$group == 0], f$event[f$group == 0])
km("placebo", f$time[f$group == 1], f$event[f$group == 1])
logrank <- function(name, time, event, group) {
  d <- survdiff(Surv(time, event) ~ group)
  keep(name, c(d$obs, d$exp, d$chisq, pchisq(d$chisq, length(d$n) - 1, lower.tail = FALSE)))
}
logrank("logrank freireich", f$time, f$event, f$group)
s <- inputs$spells
logrank("logrank spells", s$time, s$cause > 0, s$group)

multi <- survfit(Surv(s$time, factor(s$cause)) ~ 1)
for (k in 1:2) {
  keep(paste("incidence", k), multi$pstate[, k + 1])
  keep(paste("incidence se", k), multi$std.err[, k + 1])
}

# Moves between states: the ratio of sums over games, its variance from the
# residuals, and the score interval of as many trials as have that variance.
score <- function(p, n) {
  ends <- function(q) (q - p)^2 * n - qnorm(0.975)^2 * q * (1 - q)
  c(uniroot(ends, c(0, p), tol = 1e-14)$root, uniroot(ends, c(p, 1), tol = 1e-14)$root)
}
paths <- inputs$paths
for (from in 0:3) {
  for (to in 0:3) {
    moves <- apply(paths, 1, function(g) sum(head(g, -1) == from & tail(g, -1) == to))
    all <- apply(paths, 1, function(g) sum(head(g, -1) == from))
    p <- sum(moves) / sum(all)
    if (p == 0 || p == 1) next
    se <- sd(moves - p * all) * sqrt(length(all)) / sum(all)
    keep(paste("move", from, to), c(p, score(p, min(p * (1 - p) / se^2, sum(all)))))
  }
}

versions <- list(R = paste(R.version$major, R.version$minor, sep = "."))
versions$survival <- as.character(packageVersion("survival"))
line <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
cat('{\n"versions": ', toJSON(versions, auto_unbox = TRUE), ',\n"values": {\n', sep = "")
cat(paste0('"', names(out), '": ', sapply(out, line)), sep = ",\n")
cat("\n}\n}\n")
