"""How the numbers are made, as readers are told. Each snapshot keeps the words of its day."""

METHOD = """\
Counted from LARCH's own records of who asked for the Race Equity Maturity Index. A quarter is three \
calendar months, by London's clock. “Requests”, “downloaded”, “not yet downloaded” and the organisations \
by type, area and borough are of requests made within the quarter; an organisation that asked twice in it \
counts once. A request counts as downloaded when a file was fetched before the quarter ended. “How far \
organisations are” is of all that asked since the beginning, by what they last told LARCH before the \
quarter ended. Shares are of the bodies on LARCH's register of London's NHS trusts, integrated care boards \
and councils that asked at any time until then.

A number from 1 to 4 reads “fewer than 5”. Where it could be worked out from others, another reads “not \
shown” as well, and if that isn't enough, the whole table does; which other, is drawn by lot. What only \
grows is told in fives, so that nobody can see by how little it grew: how many organisations there are so \
far, how many of them never said anything, and the shares. Neither a share nor a number of councils or of \
NHS bodies ever says that nearly all asked, and of fewer than ten bodies no share is told. In a revision, \
what could be worked out beside the version before reads “not shown” too. A change compares two numbers \
that are both told. No organisation is named."""
