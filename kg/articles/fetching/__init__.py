"""Web addresses -> the bytes behind them, politely and safely.

::

    address     what an address may look like; where it points
    url_list    a list of addresses, one per line
    policy      what may be set (``fetch`` in kg.yaml), and the bounds that may not
    hosts       names -> IP addresses; those of private networks are refused
    exchange    one request to one checked IP address
    failures    what went wrong on the way, in words
    client      a request with its waiting and its tries
    pacing      one request at a time to one host, with a pause
    allowance   how much time and how many tries one address may take
    redirects   where an answer sends the reader to
    robots      what robots.txt allows
    statuses    what a status says, in words
    media       which media types are read
    body        the decoded body, up to a size
    fetcher     all of it: address -> `Fetched`: start here
"""
